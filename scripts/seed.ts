/**
 * `npm run seed [-- FOLDER] [--at INSTANT]`: fills a new data folder with believable data, and says how to open it. The
 * same instant gives the same data; by default it is now.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { seedInstance } from './seed/seed.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { at: { type: 'string' } },
})
const [named] = positionals
const now = values.at === undefined ? Date.now() : Date.parse(values.at)
if (Number.isNaN(now)) throw new Error(`--at ${values.at} is not an instant such as 2026-11-29T08:00:00Z`)
const folder = named === undefined ? mkdtempSync(join(tmpdir(), 'vigie-seeded-')) : resolve(named)
await seedInstance(folder, { now })
console.log(`${folder} holds a seeded instance. Open it with: npm run vigie -- serve --data ${folder}`)
