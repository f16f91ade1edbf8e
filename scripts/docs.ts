/** `npm run docs`: writes the references generated from the contract, the commands and the schemas. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedPages } from './docs/pages.ts'

const folder = join(import.meta.dirname, '..', 'docs')
for (const [name, text] of Object.entries(await generatedPages())) writeFileSync(join(folder, name), text)
