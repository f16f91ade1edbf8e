import { describe, expect, test } from 'vitest'
import { eventText } from '../../../main/adapters/cli/event-text.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import type { MessageParams } from '../../../shared/messages/catalogue.ts'
import { type TerminalKey, translateWith } from '../../../shared/messages/index.ts'
import type { Run } from '../../../shared/run.ts'

const cli = {
  language: 'fr' as const,
  say: (key: TerminalKey, params?: MessageParams) => translateWith('terminal', 'fr', key, params),
  paint: (_colour: string, text: string) => text,
}
const run = (rest: Partial<Run>): VigieEvent => ({
  type: 'run',
  run: { job_id: 'trades', outcome: null, progress: null, duration_ms: null, faults: [], ...rest } as Run,
})
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('an event that is watched is told in the reader’s words', () => {
  const fault = { code: 'x', message: 'Rien ne répond.', source: null }
  test.each<[VigieEvent, string]>([
    [run({}), 'exécution  trades  En cours'],
    [
      run({ progress: { fraction: 0.42, label: 'alerts.step.judging', counters: {} } }),
      'exécution  trades  Examen de chaque règle  42 %',
    ],
    [
      run({ outcome: 'failed', skip_reason: null, duration_ms: 840, faults: [fault] }),
      'exécution  trades  Échouée  840 ms  Rien ne répond.',
    ],
    [{ type: 'alerts', created: 1, updated: 0, removed: 2 }, 'alertes  1 créée, 0 mise à jour, 2 levées'],
    [{ type: 'trades', symbol: 'BTCUSDT', day: null }, 'transactions  BTCUSDT'],
    [
      { type: 'log', level: 'info', topic: 'rest', message: 'open', at: '2026-01-01T00:00:00Z' },
      'journal  info  rest  open',
    ],
    [{ type: 'reset' }, 'événements perdus'],
  ])('%#', (event, text) => {
    expect(plain(eventText(cli, event))).toBe(text)
  })
})
