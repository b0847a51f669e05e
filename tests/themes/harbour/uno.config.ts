import { defineConfig, presetAttributify, presetTagify } from 'unocss'

const deep = '#0b6e8f'

export default defineConfig({
  presets: [presetAttributify(), presetTagify()],
  shortcuts: [
    ['rope', 'border-2 border-solid border-brand-deep'],
    [/^pier-(.+)$/, ([, name]) => `bg-${name}`],
    { deck: 'p-4 bg-brand-deep' },
  ],
  rules: [['anchored', { position: 'sticky' }]],
  theme: { colors: { brand: { deep } } },
  safelist: ['text-brand-deep'],
})
