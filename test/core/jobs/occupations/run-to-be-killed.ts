/** A separate process that continues the month's rewrite: `node run-to-be-killed.ts <database> <url> <key> <cap>`. */

import { createClaudeWriter } from '../../../../main/adapters/claude/writer.ts'
import { systemRandom } from '../../../../main/adapters/random/system.ts'
import { openDatabase } from '../../../../main/adapters/sqlite/database.ts'
import { createRewriteStore } from '../../../../main/adapters/sqlite/occupations/rewrites.ts'
import { createOccupationsKind } from '../../../../main/core/jobs/occupations/kind.ts'
import { nameUnanswered } from '../../../../main/core/jobs/occupations/unanswered.ts'
import { occupationsSettingsSchema } from '../../../../shared/kinds/occupations.ts'
import { freeClaudeKey } from '../../../helpers/claude-key.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'

const [path = '', url = '', key = '', cap = ''] = process.argv.slice(2)
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const log = { ...quiet, topic: () => log }
const store = createRewriteStore(openDatabase(path))
const clock = new FakeClock()
nameUnanswered(store, clock, log)
const kind = createOccupationsKind({
  store,
  writer: createClaudeWriter({ key: freeClaudeKey(key) }),
  clock,
  template: { version: 'occupation.test', text: 'Write.' },
  delay: async () => undefined,
  random: systemRandom,
  monthStart: () => 0,
  events: { publish: () => undefined, subscribe: () => () => undefined },
})
const settings = occupationsSettingsSchema.parse({
  base_url: url,
  batch_size: 5,
  run_cap_usd: null,
  month_cap_usd: cap === '' ? null : Number(cap),
})
const definition = { ...kind.defaults('Europe/Paris'), settings }
const when = {
  scheduledFor: 0,
  attempt: 1,
  signal: new AbortController().signal,
  progress: () => undefined,
  log,
}
await kind.run({ jobId: 'occupations', definition, runId: `run-${process.pid}`, cause: 'manual', ...when })
