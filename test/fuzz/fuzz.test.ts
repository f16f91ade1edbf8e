/** A few hundred requests made from the OpenAPI document; `npm run fuzz` sends 10,000. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'
import { fuzz } from './fuzz.ts'
import { startFuzzedInstance } from './instance.ts'

it('no request, valid or not, is answered by a failure, outside its schema, or not at all', async () => {
  const files = join(tempFolder(), 'files')
  mkdirSync(files)
  const vigie = await startFuzzedInstance(tempFolder())
  onTestFinished(() => vigie.stop())
  const { findings, statuses } = await fuzz(vigie, { requests: 300, seed: 20_261_122, folder: files })
  expect(findings).toEqual([])
  // Both halves were reached: requests that are done, and requests that are refused.
  expect(statuses[200]).toBeGreaterThan(50)
  expect(statuses[400]).toBeGreaterThan(50)
}, 180_000)
