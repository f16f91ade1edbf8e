/** Commands on a copy of the data folder of a running instance never reach that instance. */
import { copyFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { instancePath } from '../../main/adapters/sqlite/instance.ts'
import { startInstance, vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

test('a copy is not running, and what is written into it stays there', async () => {
  const original = await startInstance(undefined, { network: false })
  onTestFinished(() => original.stop())
  const copy = tempFolder()
  copyFileSync(instancePath(original.folder), instancePath(copy))

  expect(await vigie(copy, 'stop')).toMatchObject({ code: 0, out: expect.stringContaining('not running') })
  expect(await vigie(copy, 'assets', 'add', 'Pump')).toMatchObject({ code: 0 })
  expect((await original.ask('/api/v1/health')).status).toBe(200)
  expect((await original.vigie('assets', 'list')).out).not.toContain('Pump')
})
