/** The application icon: the gauge of the tray on a sea-blue background, with its needle upright. */
export const APP_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect x="24" y="24" width="464" height="464" rx="108" fill="#1f5c8b"/>
  <g fill="none" stroke-width="44">
    <path d="M112.6 330.2 A152 152 0 0 1 117.2 216.8" stroke="#8db4dc"/>
    <path d="M133.6 186.3 A152 152 0 0 1 211.2 134.8" stroke="#c5d9ec"/>
    <path d="M246.7 128.3 A152 152 0 0 1 339.6 152.4" stroke="#ffffff"/>
    <path d="M367.5 175.2 A152 152 0 0 1 405.9 256" stroke="#f0cf97"/>
    <path d="M407.8 291.8 A152 152 0 0 1 399.4 330.2" stroke="#ef9a3c"/>
  </g>
  <path d="M256 280 L318 186" stroke="#ffffff" stroke-width="34" stroke-linecap="round"/>
  <circle cx="256" cy="280" r="34" fill="#ffffff"/>
  <path d="M148 400 H364" stroke="#ffffff" stroke-width="26" stroke-linecap="round" opacity=".75"/>
</svg>
`
