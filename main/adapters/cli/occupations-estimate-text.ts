/** Formats what a run would cost for a terminal. */
import type { CostEstimateView } from '../../../shared/contract/occupations-answers.ts'
import { choiceWord } from './answer-words.ts'
import type { Cli } from './base.ts'
import { day, fixed, pairs } from './formatting.ts'

/** Returns the estimate, its prices, and what is spent and allowed. */
export function estimateText(cli: Cli, estimate: CostEstimateView): string {
  const usd = (amount: number | null) => (amount === null ? '-' : fixed(amount, 2, cli.language))
  const simulated = estimate.simulation ? `${cli.say('estimate.simulated')}\n\n` : ''
  const rows = pairs([
    [cli.say('records'), String(estimate.records)],
    [cli.say('usd_a_record'), fixed(estimate.cost_per_record_usd, 4, cli.language)],
    [cli.say('usd_for_published', { count: estimate.records }), usd(estimate.total_usd)],
    ...(estimate.already_rewritten === 0
      ? []
      : [[cli.say('usd_for_due', { count: estimate.due }), usd(estimate.due_usd)] as const]),
    ...estimate.table.map(
      ({ records, total_usd }) => [cli.say('usd_for_records', { count: records }), usd(total_usd)] as const,
    ),
    [cli.say('basis'), basisText(cli, estimate)],
    [cli.say('prices_of', { model: estimate.price.model }), priceText(cli, estimate)],
    [cli.say('usd_spent_this_month'), usd(estimate.spent_this_month_usd)],
    ...(estimate.unknown_this_month_usd === 0
      ? []
      : [[cli.say('usd_unknown'), usd(estimate.unknown_this_month_usd)] as const]),
    [cli.say('cap_of_a_run'), usd(estimate.run_cap_usd)],
    [cli.say('monthly_cap'), usd(estimate.month_cap_usd)],
  ])
  return simulated + rows
}

const basisText = (cli: Cli, { basis }: CostEstimateView): string =>
  choiceWord({ language: cli.language, group: 'occupations' }, 'basis', basis) ?? basis

function priceText(cli: Cli, { price }: CostEstimateView): string {
  if (price.basis === 'own') return cli.say('price_own')
  return price.as_of === null
    ? cli.say('price_none')
    : cli.say('price_published', { day: day(price.as_of, cli.language) })
}
