import { expect, it } from 'vitest'
import type { Delay } from '../../../main/core/ports/delay.ts'
import { createImportsService, type ImportRunner } from '../../../main/core/services/imports.ts'
import { importSourceSchema } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'

/** Reads for ever, until aborted. */
const endless: ImportRunner = (_task, _step, signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

it('an import that does not end is stopped after five minutes, and says so', async () => {
  const waited: number[] = []
  const delay: Delay = async (ms) => void waited.push(ms)
  const imports = createImportsService({
    run: endless,
    clock: new FakeClock('2026-03-10T11:00:00Z', 'Europe/Paris'),
    delay,
    random: { next: () => 0, share: () => 0, id: () => 'token' },
    events: { publish: () => {}, subscribe: () => () => {} },
  })
  const source = importSourceSchema.parse({ content: 'A;B\n1;2\n' })
  await expect(imports.maintenances.previewImport(source, callerIn('en'))).rejects.toMatchObject({
    code: 'import_too_slow',
    params: { minutes: 5 },
  })
  expect(waited).toEqual([300_000])
})
