/** Signals of budgets for the alert rules: a name that can be localized for every reader. */
import { expect, test } from 'vitest'
import { createRewriteStore } from '../../main/adapters/sqlite/occupations/rewrites.ts'
import { monthlyBudgetSignal } from '../../main/core/jobs/occupations/signal.ts'
import { localize } from '../../shared/errors.ts'
import { occupationsSettingsSchema } from '../../shared/kinds/occupations.ts'
import { translate } from '../../shared/messages/index.ts'
import { openTestDatabase } from '../helpers/alerts-harness.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
import { memorySettings } from '../helpers/memory-settings.ts'
import { every } from '../helpers/scheduler-harness.ts'

test.each([
  [translate('fr', 'kind.occupations'), 'Occupation records'],
  ['Mes fiches', 'Mes fiches'],
])('a budget of the job "%s" is called "%s" in English', (name, english) => {
  const db = openTestDatabase()
  const capped = occupationsSettingsSchema.parse({ month_cap_usd: 5 })
  const settings = memorySettings({
    jobs: { occupations: { ...every(60), kind: 'occupations', name, settings: capped } },
  })
  const signal = monthlyBudgetSignal(settings, createRewriteStore(db), new FakeClock())
  expect(signal && localize(signal.name, 'en')).toBe(english)
})
