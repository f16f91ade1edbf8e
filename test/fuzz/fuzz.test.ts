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
  // Both halves were reached: requests that succeed, and requests that are refused.
  expect(statuses[200]).toBeGreaterThan(50)
  expect(statuses[400]).toBeGreaterThan(50)
}, 180_000)

it.each([
  ['POST', '/api/v1/jobs/pause', { until: '9999-12-31T23:59:59Z' }],
  ['PUT', '/api/v1/occupations/key', { key: 'clé d’une autre langue' }],
])('%s %s is refused where it once failed inside', async (method, path, body) => {
  const vigie = await startFuzzedInstance(tempFolder())
  onTestFinished(() => vigie.stop())
  const headers = {
    authorization: `Bearer ${vigie.application().token()}`,
    'content-type': 'application/json',
  }
  const answer = await fetch((await vigie.url()) + path, { method, headers, body: JSON.stringify(body) })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'invalid_input' })
})
