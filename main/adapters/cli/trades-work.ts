/** Operations on trade history: watched to the end, cancelled by Ctrl-C. */

import { setTimeout as pause } from 'node:timers/promises'
import type { TradeOperation } from '../../../shared/contract/trades.ts'
import { ERRORS, type ErrorCode } from '../../../shared/error-codes.ts'
import { translate, translateOr } from '../../../shared/messages/index.ts'
import type { Cli } from './base.ts'
import { figureRows } from './figures.ts'
import { day, pairs, table } from './formatting.ts'
import type { VigieClient } from './vigie-client.ts'

const LOOK_MS = 250
/** The operation completed and found problems. */
const FOUND_PROBLEMS = 9

interface StartedWork {
  readonly operation: TradeOperation
}

/** Returns what shows the progress of an operation until its end; Ctrl-C cancels the operation. */
export const followed = (cli: Cli) => (started: StartedWork, client: VigieClient) =>
  follow(cli, client, started)

async function follow(cli: Cli, client: VigieClient, { operation }: StartedWork): Promise<void> {
  const job = { job_id: operation.job_id }
  let seen = operation
  while (seen.state === 'running') {
    await pause(LOOK_MS, undefined, { signal: cli.signal }).catch(() => client.trades.cancelOperation(job))
    const { operation: now } = await client.trades.operation(job)
    if (now === null || now.id !== operation.id) break
    seen = now
    if (seen.progress !== null)
      cli.progress(seen.progress.fraction, translateOr(cli.language, seen.progress.label))
  }
  cli.print(seen, (operation) => operationText(cli, operation))
  if (seen.state !== 'succeeded') cli.leaveWith(exitOf(seen))
  else if (problemsOf(seen).length > 0) cli.leaveWith(FOUND_PROBLEMS)
}

function exitOf({ fault }: TradeOperation): number {
  const known = fault !== null && fault.code in ERRORS
  return ERRORS[known ? (fault.code as ErrorCode) : 'internal'].exit
}

function problemsOf({ result }: TradeOperation): readonly { day: string; problem: string }[] {
  const problems = result?.problems
  return Array.isArray(problems) ? (problems as unknown as { day: string; problem: string }[]) : []
}

function operationText(cli: Cli, operation: TradeOperation): string {
  if (operation.fault !== null) return operation.fault.message
  const problems = problemsOf(operation)
  const { problems: _, ...found } = operation.result ?? {}
  const rows = figureRows(found, cli.language, 'trades')
  const list =
    problems.length === 0
      ? []
      : [
          table(
            cli.heads('day', 'problem'),
            problems.map((found) => [day(found.day, cli.language), found.problem]),
          ),
        ]
  return [
    cli.say(`work.${operation.state}`, { action: actionWord(cli, operation) }),
    ...(rows.length > 0 ? [pairs(rows)] : []),
    ...list,
  ].join('\n')
}

const actionWord = (cli: Cli, { action }: TradeOperation): string =>
  translate(cli.language, `panel.trades.action.${action}`)
