/** `vigie trigger --wait` in a script: its exit code is that of the run. */
import { expect, onTestFinished, test } from 'vitest'
import { startInstance } from '../helpers/instance.ts'

test('the command fails with the code of a run that failed, as "vigie run" does', async () => {
  const instance = await startInstance()
  onTestFinished(instance.stop)
  const settings = [
    `settings.program=${JSON.stringify(process.execPath)}`,
    'settings.arguments=["-e","process.exit(3)"]',
    'retry.attempts=0',
    'schedule.form="manual"',
  ]
  const set = settings.flatMap((one) => ['--set', one])
  expect(await instance.vigie('create', 'broken', '--kind', 'command', ...set)).toMatchObject({ code: 0 })
  const { code, err } = await instance.vigie('trigger', 'broken', '--wait', '--json')
  expect([code, JSON.parse(err).error.code]).toEqual([7, 'command_failed'])
})
