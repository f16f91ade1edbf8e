/** `npm run build`: builds the panel to dist/renderer, the programs to dist/main. */
import { buildMain } from './build/main.ts'
import { buildRenderer } from './build/renderer.ts'

await Promise.all([buildRenderer(), buildMain()])
