/** Occupation records on the command line: files, the key, and several records at once. */
import { resolve } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import { OCCUPATION_STATUSES, type OccupationStatus } from '../../../shared/occupation.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type Cli, command } from './base.ts'
import { writeOutput } from './files.ts'
import { comparedText } from './occupations-text.ts'
import { wholeNumber } from './options.ts'

/** Adds the commands that read or write files, take the key, or choose between one record and many. */
export function registerOccupationFiles(parent: Command, cli: Cli): void {
  registerFiles(parent, cli)
  registerPublishing(parent, cli)
  command(parent, 'update-all', 'vigie occupations update-all').action(async () => {
    const started = await (await cli.instance()).jobs.trigger({ id: 'occupations' })
    cli.print(started, () => cli.say('has_started', { job: 'occupations' }))
  })

  command(parent, 'compare <models...>', 'vigie occupations compare claude-sonnet-5-5 claude-haiku-5-5')
    .addOption(new Option('--records <count>').argParser(wholeNumber('records')).default(10))
    .action(async (models: string[], { records }: { records: number }) => {
      const compared = await (await cli.anywhere()).occupations.compare({ models, records })
      cli.print(compared, (found) => comparedText(cli, found.records))
    })

  command(parent, 'key', 'vigie occupations key < key.txt')
    .addOption(new Option('--remove').default(false))
    .action(async ({ remove }: { remove: boolean }) => {
      const key = remove ? null : (await readAll(process.stdin)).trim()
      cli.print(await (await cli.anywhere()).occupations.key({ key }), ({ set }) =>
        cli.say(set ? 'key_set' : 'no_key'),
      )
    })
}

function registerFiles(parent: Command, cli: Cli): void {
  command(parent, 'import <file>', 'vigie occupations import tree.xlsx')
    .addOption(new Option('--publish').default(false))
    .action(async (file: string, { publish }: { publish: boolean }) => {
      const done = await (await cli.anywhere()).occupations.import({ path: resolve(file), publish })
      cli.print(done, ({ refused, ...counts }) => {
        const lines = (Object.keys(counts) as (keyof typeof counts)[]).map(
          (name) => `${cli.say(`import.${name}`)}: ${counts[name]}`,
        )
        return [...lines, ...refused.map((one) => cli.say('import.refused', one))].join('\n')
      })
    })

  command(parent, 'export <file>', 'vigie occupations export records.csv')
    .addOption(new Option('--status <status>').choices(OCCUPATION_STATUSES))
    .action(async (file: string, { status }: { status?: OccupationStatus }) => {
      const [, ending] = /\.(csv|md)$/.exec(file) ?? []
      const format = ending === undefined ? 'json' : (ending as 'csv' | 'md')
      const { text } = await (await cli.anywhere()).occupations.export({
        format,
        language: cli.language,
        ...(status && { status }),
      })
      await writeOutput(file, text)
      cli.print({ file, format, bytes: Buffer.byteLength(text) }, (written) =>
        cli.say('written_bytes', { file: written.file, count: written.bytes }),
      )
    })
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
