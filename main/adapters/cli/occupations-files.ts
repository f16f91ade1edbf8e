/** Occupation records on the command line: files, the key, and several records at once. */
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { ANSWER_WITHIN_SECONDS, type ExportForm } from '../../../shared/contract/occupations-answers.ts'
import { OCCUPATION_STATUSES, type OccupationStatus } from '../../../shared/occupation.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { knownModel } from '../../core/jobs/occupations/models.ts'
import { isStandardOutput } from '../files/named-output.ts'
import { type Cli, command } from './base.ts'
import { formatByEnding } from './export-file.ts'
import { writeOutput } from './files.ts'
import { registerRecordsImport } from './occupations-import.ts'
import { comparedText } from './occupations-text.ts'
import { wholeNumber } from './options.ts'
import { readSecret } from './secret-file.ts'
import { choiceOption } from './spoken-input.ts'

/** Adds the commands that read or write files, take the key, or choose between one record and many. */
export function registerOccupationFiles(parent: Command, cli: Cli): void {
  registerRecordsImport(parent, cli)
  registerFiles(parent, cli)
  registerPublishing(parent, cli)
  command(parent, 'compare <models...>', 'vigie occupations compare claude-sonnet-5-5 claude-haiku-5-5')
    .addOption(new Option('--records <count>').argParser(wholeNumber('records', cli.language)).default(10))
    .action(async (models: string[], { records }: { records: number }) => {
      const { occupations } = await cli.anywhere()
      const { price, simulation } = await occupations.estimate()
      const unpriced = simulation ? [] : unpricedAmong(models, price)
      if (unpriced.length > 0) cli.note(cli.say('compare.unpriced', { models: unpriced.join(', ') }))
      if (!simulation) cli.note(cli.say('compare.waits', { seconds: ANSWER_WITHIN_SECONDS }))
      const compared = await occupations.compare({ models, records }, { signal: cli.signal })
      cli.print(compared, (found) => comparedText(cli, found.records))
    })

  command(parent, 'key', 'vigie occupations key < key.txt')
    .addOption(new Option('--remove').default(false))
    .action(async ({ remove }: { remove: boolean }) => {
      const key = remove ? null : await readSecret('key', process.stdin, cli.signal)
      cli.print(await (await cli.anywhere()).occupations.key({ key }), ({ set }) =>
        cli.say(set ? 'key_set' : 'no_key'),
      )
    })
}

/** Returns the models without a known price, before they are asked. @param price of the chosen model, perhaps the owner's own */
const unpricedAmong = (
  models: readonly string[],
  price: { readonly model: string; readonly basis: string },
) => models.filter((model) => knownModel(model) === null && !(price.basis === 'own' && price.model === model))

const statusOption = ({ language }: Cli): Option =>
  choiceOption(
    new Option('--status <status>'),
    { language, group: 'occupations' },
    'status',
    OCCUPATION_STATUSES,
  )

function registerFiles(parent: Command, cli: Cli): void {
  command(parent, 'export <file>', 'vigie occupations export records.csv')
    .addOption(statusOption(cli))
    .action(async (file: string, { status }: { status?: OccupationStatus }) => {
      const format = formatByEnding(file, FORMS)
      const { text, data_base64 } = await (await cli.anywhere()).occupations.export({
        format,
        language: cli.language,
        ...(status && { status }),
      })
      if (text !== null && isStandardOutput(file)) return cli.print({ format, text }, () => text.trimEnd())
      const content = text === null ? Buffer.from(data_base64 ?? '', 'base64') : Buffer.from(text)
      await writeOutput(file, content, cli.signal)
      cli.print({ file, format, bytes: content.length }, (written) =>
        cli.say('written_bytes', { file: written.file, count: written.bytes }),
      )
    })

  command(parent, 'site <folder>', 'vigie occupations site ~/site --status published')
    .addOption(statusOption(cli))
    .action(async (folder: string, { status }: { status?: OccupationStatus }) => {
      const written = await (await cli.anywhere()).occupations.writeSite({
        path: resolve(folder),
        language: cli.language,
        ...(status && { status }),
      })
      cli.print(written, ({ path, records }) => cli.say('site_written', { folder: path, count: records }))
    })
}

/** The form of an export by the ending of its file; without one it is JSON. */
const FORMS: Readonly<Record<string, ExportForm>> = {
  '': 'json',
  '.csv': 'csv',
  '.json': 'json',
  '.md': 'md',
  '.xlsx': 'xlsx',
  '.zip': 'site',
}

function registerPublishing(parent: Command, cli: Cli): void {
  for (const [word, status] of [
    ['publish', 'published'],
    ['unpublish', 'draft'],
  ] as const) {
    command(parent, `${word} [code]`, `vigie occupations ${word} M1805`)
      .option('--domain <letter>')
      .addOption(new Option('--all').default(false))
      .action(async (code: string | undefined, options: { domain?: string; all: boolean }) => {
        const { occupations } = await cli.anywhere()
        if (code !== undefined)
          return cli.print(await occupations.setStatus({ code, status }), (record) => record.code)
        if (options.domain === undefined && !options.all) throw unusable('code', 'code_domain_or_all')
        const domain = options.domain === undefined ? {} : { domain: options.domain }
        cli.print(await occupations.publishAll({ status, ...domain }), ({ changed }) =>
          cli.say('records_changed', { count: changed }),
        )
      })
  }
}
