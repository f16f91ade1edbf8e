/** Starts the rewrite of all published records, once its cost is accepted. */
import { type Command, Option } from 'commander'
import type { CostEstimateView } from '../../../shared/contract/occupations-answers.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type Cli, command } from './base.ts'
import { fixed } from './formatting.ts'

interface UpdateAllOptions {
  readonly again: boolean
  readonly yes: boolean
}

/** The records that a run would rewrite, and what they cost. */
interface PlannedRewrites {
  readonly count: number
  readonly usd: number
}

/** Adds `update-all`. Without a key nothing is paid, so nothing is asked. */
export function registerUpdateAll(parent: Command, cli: Cli): void {
  command(parent, 'update-all', 'vigie occupations update-all')
    .addOption(new Option('--again').default(false))
    .addOption(new Option('--yes').default(false))
    .action(async ({ again, yes }: UpdateAllOptions) => {
      const { jobs, occupations } = await cli.instance()
      const estimate = await occupations.estimate()
      if (!estimate.simulation && !(await isAccepted(cli, estimate, { again, yes }))) return
      const changes = again && { changes: { settings: { rewrite_again: true } } }
      const started = await jobs.trigger({ id: 'occupations', ...changes })
      cli.print(started, () => cli.say('has_started', { job: 'occupations' }))
    })
}

/** @throws VigieError invalid_input if there is nobody to ask */
async function isAccepted(
  cli: Cli,
  estimate: CostEstimateView,
  { again, yes }: UpdateAllOptions,
): Promise<boolean> {
  const planned = again
    ? { count: estimate.records, usd: estimate.total_usd }
    : { count: estimate.due, usd: estimate.due_usd }
  if (planned.count === 0) {
    const count = estimate.already_rewritten
    cli.print({ message: null, run_id: null }, () =>
      count === 0 ? cli.say('update_all.none') : cli.say('update_all.nothing_due', { count }),
    )
    return false
  }
  cli.note(costText(cli, estimate, planned, again))
  if (yes) return true
  const answer = await cli.ask(cli.say('update_all.question', { count: planned.count }))
  if (answer === null) throw unusable('yes', 'nobody_to_ask')
  if (!answer) cli.print({ message: null, run_id: null }, () => cli.say('update_all.not_started'))
  return answer
}

function costText(
  cli: Cli,
  estimate: CostEstimateView,
  { count, usd }: PlannedRewrites,
  again: boolean,
): string {
  const amount = (value: number) => fixed(value, 2, cli.language)
  const { already_rewritten: already, cap_left_usd: left, price } = estimate
  return [
    cli.say('update_all.costs', { count, usd: amount(usd), model: price.model }),
    ...(price.basis === 'none' ? [cli.say('update_all.no_price')] : []),
    ...(already === 0
      ? []
      : [cli.say(again ? 'update_all.again' : 'update_all.left_out', { count: already })]),
    ...(estimate.proposed === 0 ? [] : [cli.say('update_all.proposals', { count: estimate.proposed })]),
    cli.say(left === null ? 'update_all.no_cap' : 'update_all.cap_left', {
      spent: amount(estimate.spent_this_month_usd),
      left: amount(left ?? 0),
    }),
    cli.say('update_all.stop'),
  ].join('\n')
}
