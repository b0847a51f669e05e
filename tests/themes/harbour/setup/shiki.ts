import { defineShikiSetup } from '@slidev/types'

export default defineShikiSetup(() => ({ themes: { light: 'min-light', dark: 'nord' } }))
