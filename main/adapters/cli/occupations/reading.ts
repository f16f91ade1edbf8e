/** list, show, history, diff, estimate, export, audit. */
import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { translate } from '../../../../shared/messages/index.ts'
import { OCCUPATION_STATUSES, type OccupationStatus } from '../../../../shared/occupation.ts'
import { type Cli, command } from '../base.ts'
import { instant, pairs, table } from '../formatting.ts'
import { wholeNumber } from '../options.ts'
import { differenceText, recordTable, recordText } from './text.ts'

interface ListOptions {
  readonly limit: number
  readonly cursor?: string
  readonly search?: string
  readonly status?: OccupationStatus
  readonly domain?: string
}

/** The commands that change nothing. */
export function registerReading(parent: Command, cli: Cli): void {
  command(parent, 'list', 'vigie occupations list --search developpeur')
    .option('--search <words>')
    .addOption(new Option('--status <status>').choices(OCCUPATION_STATUSES))
    .option('--domain <letter>')
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(50))
    .option('--cursor <cursor>')
    .action(async (options: ListOptions) => {
      const page = await (await cli.anywhere()).occupations.list(options)
      cli.print(page, ({ items, total }) => `${recordTable(cli, items)}\n\n${items.length} / ${total}`)
    })

  command(parent, 'show <code>', 'vigie occupations show M1805').action(async (code: string) => {
    cli.print(await (await cli.anywhere()).occupations.get({ code }), (record) => recordText(cli, record))
  })

  command(parent, 'history <code>', 'vigie occupations history M1805').action(async (code: string) => {
    const found = await (await cli.anywhere()).occupations.versions({ code })
    cli.print(found, ({ versions }) =>
      table(
        cli.heads('version', 'date', 'author', 'model', 'prompt', 'usd'),
        versions.map((version) => [
          String(version.version),
          instant(version.at, cli.language),
          translate(cli.language, `occupations.author.${version.author}`),
          version.model ?? '-',
          version.prompt ?? '-',
          version.cost_usd.toFixed(4),
        ]),
      ),
    )
  })

  command(parent, 'diff <code> <from> <to>', 'vigie occupations diff M1805 1 2').action(
    async (code: string, from: string, to: string) => {
      const versions = { from: wholeNumber('from')(from), to: wholeNumber('to')(to) }
      const found = await (await cli.anywhere()).occupations.diff({ code, ...versions })
      cli.print(found, ({ fields }) => differenceText(cli, fields))
    },
  )

  command(parent, 'estimate', 'vigie occupations estimate').action(async () => {
    cli.print(await (await cli.anywhere()).occupations.estimate(), (estimate) =>
      pairs([
        [cli.say('records'), String(estimate.records)],
        [cli.say('usd_a_record'), estimate.cost_per_record_usd.toFixed(4)],
        [cli.say('usd_in_all'), estimate.total_usd.toFixed(2)],
        [cli.say('basis'), estimate.simulation ? cli.say('simulation') : estimate.basis],
        [cli.say('usd_spent_this_month'), estimate.spent_this_month_usd.toFixed(2)],
        [cli.say('monthly_cap'), estimate.month_cap_usd === null ? '-' : String(estimate.month_cap_usd)],
      ]),
    )
  })

  command(parent, 'export <file>', 'vigie occupations export records.csv')
    .addOption(new Option('--status <status>').choices(OCCUPATION_STATUSES))
    .action(async (file: string, options: { status?: OccupationStatus }) => {
      const format = file.endsWith('.csv') ? 'csv' : 'json'
      const { text } = await (await cli.anywhere()).occupations.export({ format, ...options })
      await writeFile(file, text)
      cli.print({ file, format, bytes: Buffer.byteLength(text) }, (written) =>
        cli.say('written_bytes', { file: written.file, count: written.bytes }),
      )
    })

  command(parent, 'audit [code]', 'vigie occupations audit M1805')
    .option('--search <text>')
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(50))
    .option('--cursor <cursor>')
    .action(async (code: string | undefined, options: Omit<ListOptions, 'status' | 'domain'>) => {
      const query = code === undefined ? options : { ...options, code }
      const page = await (await cli.anywhere()).occupations.audit(query)
      cli.print(page, ({ items }) =>
        table(
          cli.heads('date', 'code', 'event', 'agent', 'description'),
          items.map((entry) => [
            instant(entry.at, cli.language),
            entry.code ?? '-',
            entry.event,
            entry.agent,
            entry.description,
          ]),
        ),
      )
    })
}
