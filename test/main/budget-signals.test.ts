/** Signals of budgets for the alert rules: a name that can be localized for every reader. */
import { expect, test } from 'vitest'
import { createRunStore } from '../../main/adapters/sqlite/runs.ts'
import type { Foundation } from '../../main/composition/foundation.ts'
import { composeSignals } from '../../main/composition/signals.ts'
import type { Scheduler } from '../../main/core/scheduler.ts'
import { occupationsSettingsSchema } from '../../shared/kinds/occupations.ts'
import { translate } from '../../shared/messages/index.ts'
import { openTestDatabase } from '../helpers/alerts-harness.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
import { memorySettings } from '../helpers/memory-settings.ts'
import { every } from '../helpers/scheduler-harness.ts'

test.each([
  [translate('fr', 'kind.occupations'), 'kind.occupations'],
  ['Mes fiches', 'Mes fiches'],
])('a budget of the job "%s" is called "%s"', async (name, told) => {
  const db = openTestDatabase()
  const capped = occupationsSettingsSchema.parse({ month_cap_usd: 5 })
  const settings = memorySettings({
    jobs: { occupations: { ...every(60), kind: 'occupations', name, settings: capped } },
  })
  const foundation = { clock: new FakeClock(), db, settings, findings: [], dataFolder: '.' }
  const scheduler = { timekeeper: { jobs: () => [] } } as unknown as Scheduler
  const read = composeSignals(foundation as unknown as Foundation, createRunStore(db), () => scheduler)
  expect((await read()).budgets).toMatchObject([{ name: told }])
})
