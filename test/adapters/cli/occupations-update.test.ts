/** `vigie occupations update`: what it says while it waits, and when nobody waits any more. */
import { Command } from 'commander'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { instant } from '../../../main/adapters/cli/formatting.ts'
import { registerUpdate } from '../../../main/adapters/cli/occupations-update.ts'
import type { RewrittenRecord } from '../../../shared/contract/occupations-answers.ts'
import { translateIn } from '../../../shared/messages/index.ts'

const record = (outcome: string, requests = 1) => ({
  code: 'M1805',
  title: 'Développeuse',
  status: 'draft',
  version: 3,
  updated_at: null,
  titles: [],
  masculine: null,
  feminine: null,
  variants: [],
  locked: [],
  proposed: false,
  last_error: null,
  content: null,
  outcome,
  cost_usd: outcome === 'written' ? 0.0123 : null,
  waiting:
    outcome === 'waiting'
      ? { since: '2026-11-01T10:00:00Z', until: '2026-11-01T10:04:50Z', requests, joined: requests > 1 }
      : null,
})

/** Runs the command against answers in order; the last one stays. */
async function run(answers: readonly object[], argv: readonly string[] = [], isLocal = false) {
  const said: string[] = []
  const printed: string[] = []
  const asked: string[] = []
  const stop = new AbortController()
  let exit = 0
  const answer = (name: string) => async () => {
    asked.push(name)
    const next = answers[Math.min(asked.length, answers.length) - 1] as object
    if (!('stops' in next)) return next
    stop.abort()
    return new Promise<never>(() => undefined)
  }
  const cli = {
    language: 'en',
    signal: stop.signal,
    say: (key: 'id', ...params: []) => translateIn('terminal', 'en', key, ...params),
    anywhere: async () => ({ occupations: { update: answer('update'), updating: answer('updating') } }),
    answersItself: () => isLocal,
    note: (text: string) => said.push(text),
    print: (value: RewrittenRecord, human: (value: RewrittenRecord) => string) => printed.push(human(value)),
    leaveWith: (code: number) => {
      exit = code
    },
  } as unknown as Cli
  const program = new Command('vigie').exitOverride()
  registerUpdate(program, cli)
  const thrown = await program
    .parseAsync(['update', 'M1805', ...argv], { from: 'user' })
    .then(() => null)
    .catch((error: unknown) => error)
  return { said: said.join('\n'), printed: printed.join('\n'), asked, exit, thrown }
}

describe('an update on the command line', () => {
  it('says what Claude wrote, and nothing on the way if it is quick', async () => {
    const { said, printed, asked } = await run([record('written')])
    expect(printed).toContain('Claude wrote version 3 of M1805 for 0.0123 USD.')
    expect(said).toBe('')
    expect(asked).toEqual(['update'])
  })

  it.each([
    ['simulated', 'Claude was not asked and nothing was paid'],
    ['kept', 'nothing was written: M1805 has a real text'],
    ['proposed', 'vigie occupations proposal M1805'],
  ])('says plainly that it was %s', async (outcome, words) => {
    expect((await run([record(outcome)])).printed).toContain(words)
  })

  it('says since when and until when it waits, begins no other rewrite, and says each further request', async () => {
    const waits = [record('waiting'), record('waiting'), record('waiting', 2), record('written')]
    const { said, asked, printed } = await run(waits)
    expect(said.match(/Waiting for Claude since/g)).toHaveLength(2)
    expect(said).toContain('asked 2 times')
    expect(said).toContain('Ctrl-C stops waiting; the call continues in Vigie')
    expect(asked).toEqual(['update', 'updating', 'updating', 'updating'])
    expect(printed).toContain('Claude wrote')
  })

  it('says that it joined a rewrite under way', async () => {
    const { said } = await run([record('waiting', 2), record('written')])
    expect(said).toContain('A rewrite of M1805 is already under way; no second one is started or paid.')
  })

  it.each([
    ['60', '2026-11-01T10:01:00Z'],
    ['3600', '2026-11-01T10:04:50Z'],
  ])(
    'says until when this command waits with --timeout %s: its own end or that of the call',
    async (timeout, until) => {
      const now = vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-01T10:00:00Z'))
      onTestFinished(() => now.mockRestore())
      const { said } = await run([record('waiting'), record('written')], ['--timeout', timeout])
      expect(said).toContain(`until ${instant(until, 'en')} at most`)
    },
  )

  it('waits no longer than --timeout, says what becomes of the call, and exits with 7', async () => {
    const { said, printed, exit } = await run([record('waiting')], ['--timeout', '0'])
    expect(said).toContain('The call continues in Vigie and is counted')
    expect(printed).toContain('Claude has not answered yet')
    expect(exit).toBe(7)
  })

  it.each([
    [false, 'The call continues in Vigie and is counted'],
    [true, 'the call for M1805 ended with this command'],
  ])('says after Ctrl-C what becomes of the call; local: %s', async (isLocal, words) => {
    const { said, thrown } = await run([record('waiting'), { stops: true }], [], isLocal)
    expect(said).toContain(words)
    expect(thrown).not.toBeNull()
  })
})
