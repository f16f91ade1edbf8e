/** Rewrites one record on the command line, and says what it waits for, since when and until when. */
import { type Command, Option } from 'commander'
import type { RewrittenRecord } from '../../../shared/contract/occupations-answers.ts'
import { type Cli, command } from './base.ts'
import { fixed, instant } from './formatting.ts'
import { recordText } from './occupations-text.ts'
import { wholeNumber } from './options.ts'

/** Claude seldom needs longer, and nothing has to be said then. Seconds. */
const SILENT_FOR = 3
/** How often the state of a call is looked at afterwards, seconds. */
const LOOKS_EVERY = 5
/** The exit code of a source that did not answer. */
const UNANSWERED = 7

type Occupations = Awaited<ReturnType<Cli['anywhere']>>['occupations']
type WaitingProposal = NonNullable<RewrittenRecord['waiting']>

interface UpdateOptions {
  /** Seconds. */
  readonly timeout?: number
  readonly again: boolean
}

/** Adds `update`. */
export function registerUpdate(parent: Command, cli: Cli): void {
  command(parent, 'update <code>', 'vigie occupations update M1805 --timeout 60')
    .addOption(new Option('--timeout <seconds>').argParser(wholeNumber('timeout', cli.language)))
    .addOption(new Option('--again').default(false))
    .action(async (code: string, { timeout = Number.POSITIVE_INFINITY, again }: UpdateOptions) => {
      const { occupations } = await cli.anywhere()
      try {
        const record = await waitedFor(cli, occupations, { code, timeout, again })
        cli.print(record, (found) => rewrittenText(cli, found))
        if (record.outcome !== 'waiting') return
        sayWhatGoesOn(cli, code)
        cli.leaveWith(UNANSWERED)
      } catch (error) {
        if (cli.signal.aborted) sayWhatGoesOn(cli, code)
        throw error
      }
    })
}

/** Begins the rewrite, or joins it, and looks at it until it ends or the time, seconds, is over. */
async function waitedFor(
  cli: Cli,
  occupations: Occupations,
  { code, timeout, again }: Required<UpdateOptions> & { readonly code: string },
): Promise<RewrittenRecord> {
  const { signal } = cli
  /** In this process, a call does not end with the signal. */
  const orStopped = <T>(call: Promise<T>): Promise<T> => Promise.race([call, endOf(signal)])
  const began = performance.now()
  const left = (most: number) => {
    const seconds = timeout - (performance.now() - began) / 1000
    return Math.max(0, Math.min(most, Math.ceil(seconds)))
  }
  let record = await orStopped(
    occupations.update({ code, again, wait_seconds: left(SILENT_FOR) }, { signal }),
  )
  let shownRequests = 0
  if (record.waiting?.joined) cli.note(cli.say('update.joined', { code }))
  while (record.waiting !== null && left(LOOKS_EVERY) > 0) {
    if (record.waiting.requests !== shownRequests)
      cli.note(waitingText(cli, record.waiting, left(Number.POSITIVE_INFINITY)))
    shownRequests = record.waiting.requests
    record = await orStopped(occupations.updating({ code, wait_seconds: left(LOOKS_EVERY) }, { signal }))
  }
  return record
}

/** Never resolves. @throws the reason of the signal, once it is aborted */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

/** @param seconds that this command still waits: what is shown is when the waiting ends, not only the call */
function waitingText(cli: Cli, { since, until, requests }: WaitingProposal, seconds: number): string {
  const end = new Date(Math.min(Date.parse(until), Date.now() + seconds * 1000)).toISOString()
  const times = { since: instant(since, cli.language), until: instant(end, cli.language) }
  const ctrlC = cli.say(cli.answersItself() ? 'update.stop_here' : 'update.stop')
  return `${cli.say('update.waits', { ...times, count: requests })} ${ctrlC}`
}

/** Says what becomes of a call that nobody waits for any more. */
function sayWhatGoesOn(cli: Cli, code: string): void {
  cli.note(cli.say(cli.answersItself() ? 'update.ends_here' : 'update.goes_on', { code }))
}

function rewrittenText(cli: Cli, record: RewrittenRecord): string {
  const { code, outcome, version, cost_usd } = record
  const usd = cost_usd === null ? '-' : fixed(cost_usd, 4, cli.language)
  const text = cli.say(`update.${outcome}`, { code, usd, version })
  return `${recordText(cli, record)}\n\n${text}`
}
