/** Every word of the tray's menu and tooltip is from the catalogue, so that another language can say it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MenuEntry } from '../../../main/core/tray/menu.ts'
import { trayModel } from '../../../main/core/tray/model.ts'
import { instanceHealth } from '../../../shared/instance-health.ts'
import { type Job, jobDefinitionSchema } from '../../../shared/job.ts'
import type { MessageText } from '../../../shared/messages/catalogue.ts'
import { catalogues } from '../../../shared/messages/index.ts'
import { marked, outsideBrackets } from '../../helpers/brackets.ts'

const NOW = Date.parse('2026-11-22T15:12:00+01:00')

/** A name that is no word: only digits. */
const NAME = '12'

function job(changes: Partial<Job>): Job {
  const definition = jobDefinitionSchema.parse({
    kind: 'alerts',
    name: NAME,
    enabled: true,
    schedule: { form: 'every', every_seconds: 600, zone: 'Europe/Paris' },
    retry: { attempts: 0, backoff: 'fixed', base_seconds: 0, cap_seconds: 0 },
    missed: { policy: 'latest', cap: 1, grace_seconds: 60 },
    deadline_seconds: 60,
    run_on_start: false,
    halt_after: null,
    settings: {},
  })
  return {
    id: NAME,
    definition,
    state: 'idle',
    state_reason: null,
    trigger: '',
    next_run_time: '2026-11-22T15:20:00+01:00',
    next_run_times: [],
    pause: null,
    failures_in_a_row: 0,
    failing_since: null,
    running: null,
    last_run: null,
    ...changes,
  }
}

const running: Partial<Job> = {
  state: 'running',
  running: {
    run_id: NAME,
    started_at: '2026-11-22T15:00:00+01:00',
    progress: { fraction: 0.4, label: 'alerts.step.judging', counters: {} },
    attempt: 1,
    attempts_allowed: 1,
    next_attempt_at: null,
    fault: null,
  },
}
const paused: Partial<Job> = {
  state: 'paused',
  pause: { since: '2026-11-22T14:00:00+01:00', until: null },
  next_run_time: null,
}

const messages: Record<string, MessageText> = catalogues.en.messages
const plain = { ...messages }

beforeAll(() => {
  for (const [key, text] of Object.entries(plain)) messages[key] = marked(text)
})
afterAll(() => {
  Object.assign(messages, plain)
})

/** Texts with a letter outside of brackets. */
const straysOf = (texts: readonly string[]) => texts.filter((text) => /\p{L}/u.test(outsideBrackets(text)))

const labelsOf = (entries: readonly MenuEntry[]): string[] =>
  entries.flatMap((entry) => [
    ...('label' in entry ? [entry.label] : []),
    ...('entries' in entry ? labelsOf(entry.entries) : []),
  ])

test.each<[string, readonly Job[]]>([
  ['at rest', [job({})]],
  ['while a job runs', [job(running)]],
  ['while all is paused', [job(paused)]],
  ['with a halted job', [job({ state: 'halted', failures_in_a_row: 5, next_run_time: null }), job({})]],
])('%s', (_, jobs) => {
  const model = trayModel(
    {
      language: 'en',
      locale: 'en-GB',
      zone: 'Europe/Paris',
      now: NOW,
      score: { value: 33.7, level: 'fear', stale: true },
      health: instanceHealth({ jobs, score: null, critical: 0, replaced: false, now: NOW }),
      problems: [],
      jobs,
      alerts: { total: 3, critical: 1, high: 1 },
    },
    'nowhere',
  )
  const texts = [model.tooltip, ...labelsOf(model.menu)]
  expect(texts.some((text) => text.includes('⟦'))).toBe(true)
  expect(straysOf(texts)).toEqual([])
})
