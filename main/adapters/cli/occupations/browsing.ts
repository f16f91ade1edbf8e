/** list, show, export. */
import { type Command, Option } from 'commander'
import { OCCUPATION_STATUSES, type OccupationStatus } from '../../../../shared/occupation.ts'
import { type Cli, command } from '../base.ts'
import { writeOutput } from '../files.ts'
import { wholeNumber } from '../options.ts'
import { recordTable, recordText } from './text.ts'

interface OccupationListOptions {
  readonly limit: number
  readonly cursor?: string
  readonly search?: string
  readonly status?: OccupationStatus
  readonly domain?: string
}

/** The current records. */
export function registerBrowsing(parent: Command, cli: Cli): void {
  command(parent, 'list', 'vigie occupations list --search developpeur')
    .option('--search <words>')
    .addOption(new Option('--status <status>').choices(OCCUPATION_STATUSES))
    .option('--domain <letter>')
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(50))
    .option('--cursor <cursor>')
    .action(async (options: OccupationListOptions) => {
      const page = await (await cli.anywhere()).occupations.list(options)
      cli.print(page, ({ items, total }) => `${recordTable(cli, items)}\n\n${items.length} / ${total}`)
    })

  command(parent, 'show <code>', 'vigie occupations show M1805').action(async (code: string) => {
    cli.print(await (await cli.anywhere()).occupations.get({ code }), (record) => recordText(cli, record))
  })

  command(parent, 'export <file>', 'vigie occupations export records.csv')
    .addOption(new Option('--status <status>').choices(OCCUPATION_STATUSES))
    .action(async (file: string, options: { status?: OccupationStatus }) => {
      const format = file.endsWith('.csv') ? 'csv' : 'json'
      const { text } = await (await cli.anywhere()).occupations.export({ format, ...options })
      await writeOutput(file, text)
      cli.print({ file, format, bytes: Buffer.byteLength(text) }, (written) =>
        cli.say('written_bytes', { file: written.file, count: written.bytes }),
      )
    })
}
