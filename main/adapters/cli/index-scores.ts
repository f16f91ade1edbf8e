/** The fear and greed index: show it, fill its past, backtest it. */
import { shownScore } from '../../../shared/score.ts'
import { group, type Register } from './base.ts'
import {
  backtestText,
  comparisonText,
  componentTable,
  dayLine,
  latestText,
  levelWord,
  percent,
  points,
  profileText,
} from './index-scores-text.ts'
import { operations } from './operation-command.ts'

/** Adds `index`: scores, their components and sources, and the scoring of past sessions. */
export const register: Register = (program, cli) => {
  const names = { sources: 'source <name=address>' }
  operations(group(program, 'index'), cli, 'index', {
    latest: { text: (score) => latestText(cli, score) },
    component: { usage: 'component <name>', example: 'momentum' },
    comparison: { text: (published) => comparisonText(cli, published) },
    market: { example: '--from 2026-01-02' },
    components: { example: '--json', text: ({ components }) => componentTable(cli, components) },
    history: {
      example: '--days 30',
      columns: [
        ['session', 'day'],
        ['score', ({ score }) => points(cli, shownScore(score))],
        ['level', ({ level }) => levelWord(cli, level)],
        ['coverage', ({ coverage }) => percent(cli, coverage)],
        ['from', 'origin'],
      ],
    },
    profiles: { text: ({ profiles }) => profiles.map((one) => profileText(cli, one)).join('\n\n') },
    sources: {
      columns: [
        'source',
        ['last_answer', 'last_ok_at'],
        ['last_fault', 'last_fault_at'],
        ['waits_until', 'wait_until'],
        ['what_went_wrong', ({ fault }) => fault?.message ?? ''],
      ],
    },
    backfill: {
      example:
        '--profile us --from 2021-08-02 --to 2022-12-30 --source cnn=file:///srv/graphdata.json --json',
      names,
      follow: async ({ days, faults }) => {
        for (const day of days) cli.item(day, (one) => dayLine(cli, one))
        if (cli.json) return
        for (const fault of faults) cli.item(fault, ({ message }) => cli.paint('yellow', message))
      },
    },
    backtest: {
      example: '--profile sample --from 2005-01-03 --to 2021-03-31',
      names,
      text: (result) => backtestText(cli, result),
    },
    articles: { example: '--limit 10', columns: ['published_at', 'source', 'sentiment', 'title'] },
  })
}
