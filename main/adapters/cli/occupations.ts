/** Occupation records: their texts, versions, rewrites and costs. */
import type { OccupationSummary } from '../../../shared/contract/occupations-answers.ts'
import { fieldLabel } from '../../../shared/field-label.ts'
import { translate, translateOr } from '../../../shared/messages/index.ts'
import { answerText, type TableColumn } from './answer-text.ts'
import { type Cli, group, type Register } from './base.ts'
import { fixed, instant, month } from './formatting.ts'
import { registerChange } from './occupations-change.ts'
import { estimateText } from './occupations-estimate-text.ts'
import { registerOccupationFiles } from './occupations-files.ts'
import { differenceText, recordText } from './occupations-text.ts'
import { registerUpdate } from './occupations-update.ts'
import { registerUpdateAll } from './occupations-update-all.ts'
import { operations } from './operation-command.ts'

const listColumns = (cli: Cli): readonly TableColumn<OccupationSummary>[] => [
  'code',
  'title',
  ['status', ({ status }) => translate(cli.language, `occupations.status.${status}`)],
  ['version', ({ version, simulated }) => `${version}${simulated ? ` (${cli.say('simulation')})` : ''}`],
  [
    '',
    ({ proposed }) =>
      proposed ? fieldLabel({ language: cli.language, group: 'occupations' }, 'proposed') : '',
  ],
  ['updated', ({ updated_at }) => instant(updated_at, cli.language)],
]

/** Adds `occupations`. Costs are in US dollars. */
export const register: Register = (program, cli) => {
  const occupations = group(program, 'occupations')
  const usd = (value: number | null, digits: number) =>
    value === null ? '-' : fixed(value, digits, cli.language)
  operations(occupations, cli, 'occupations', {
    list: {
      example: '--search developpeur',
      text: (page, { search, status, domain, proposed }) => {
        const isWhole = [search, status, domain, proposed].every((filter) => filter === undefined)
        if (page.total === 0) return cli.say(isWhole ? 'no_records' : 'no_record_found')
        const found = answerText(cli, page, { group: 'occupations', columns: listColumns(cli) as never[] })
        if (page.proposed === 0 || proposed !== undefined) return found
        return `${found}\n${cli.say('proposals_waiting', { count: page.proposed })}`
      },
    },
    get: { usage: 'show <code>', example: 'M1805', text: (record) => recordText(cli, record) },
    estimate: { text: (estimate) => estimateText(cli, estimate) },
    spending: {
      columns: [
        ['month', (one) => month(one.month, cli.language)],
        ['usd', ({ spent_usd }) => usd(spent_usd, 2)],
        ['usd_unknown', ({ unknown_usd }) => usd(unknown_usd, 2)],
      ],
    },
    versions: {
      usage: 'history <code>',
      example: 'M1805',
      columns: [
        'version',
        'title',
        ['date', ({ at }) => instant(at, cli.language)],
        ['author', ({ author }) => translate(cli.language, `occupations.author.${author}`)],
        'model',
        'prompt',
        ['usd', ({ cost_usd }) => usd(cost_usd, 4)],
      ],
    },
    diff: {
      usage: 'diff <code> <from> <to>',
      example: 'M1805 1 2',
      text: ({ fields }) => differenceText(cli, fields),
    },
    names: {
      example: 'M1805 --feminine Codeuse',
      text: (record) => recordText(cli, record),
    },
    variants: {
      example: 'M1805',
      columns: ['language', 'age', 'format', 'gender', 'name', 'description'],
    },
    variant: {
      example: 'M1805 fr 18+ falc feminin --name Codeuse',
      text: (record) => recordText(cli, record),
    },
    removeVariant: {
      example: 'M1805 fr 18+ falc feminin',
      text: (record) => recordText(cli, record),
    },
    release: {
      usage: 'release <code> [field]',
      example: 'M1805 skills',
      text: (record) => recordText(cli, record),
    },
    proposal: { example: 'M1805', text: ({ fields }) => differenceText(cli, fields) },
    accept: { example: 'M1805 --fields skills', text: (record) => recordText(cli, record) },
    reject: { example: 'M1805', text: (record) => recordText(cli, record) },
    rollback: {
      usage: 'rollback <code> <version>',
      example: 'M1805 1',
      text: (record) => recordText(cli, record),
    },
    remove: { example: 'M1806' },
    audit: {
      usage: 'audit [code]',
      example: 'M1805',
      columns: [
        ['date', ({ at }) => instant(at, cli.language)],
        'code',
        ['event', ({ event }) => translateOr(cli.language, `occupations.event.${event}`, event)],
        ['agent', ({ agent }) => translateOr(cli.language, `occupations.agent.${agent}`, agent)],
        'description',
      ],
    },
    models: {
      columns: [
        'model',
        ['chosen', ({ chosen }) => (chosen ? '*' : '')],
        ['usd_a_record', ({ cost_per_record_usd }) => usd(cost_per_record_usd, 4)],
        ['usd_for_all', ({ total_usd }) => usd(total_usd, 2)],
        ['prices_read_on', 'as_of'],
      ],
    },
    update: null,
    updating: null,
    compare: null,
    demo: { text: ({ created }) => cli.say('records_added', { count: created }) },
    import: null,
    previewImport: null,
    undoImport: {
      usage: 'undo-import <id>',
      example: '1',
      text: ({ removed, restored, changed_since }) =>
        cli.say('records_undone', { removed, restored, changed_since }),
    },
    export: null,
    writeSite: null,
    key: null,
    change: null,
    edit: null,
    setStatus: null,
    publishAll: null,
  })
  registerUpdate(occupations, cli)
  registerUpdateAll(occupations, cli)
  registerChange(occupations, cli)
  registerOccupationFiles(occupations, cli)
}
