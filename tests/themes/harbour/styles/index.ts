// The client's sheets come first, as in every theme.
import '@slidev/client/styles/layouts-base.css'
import './water.css'
import "../rope.css"
import './knots.scss'

document.body.dataset.tide = 'high'
