/** `npm run pack:reproducible`: checks that two builds of the commit in different folders give the same archive. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archiveHash } from './package/reproduce.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'vigie-twice-'))
try {
  const [first, second] = ['one', 'another-place'].map((name) => archiveHash(root, join(work, name)))
  if (first !== second) throw new Error(`The archives differ: ${first} and ${second}`)
  console.log(`Both archives are ${first}.`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
