/** `vigie occupations import`: what a preview says and how it ends. */
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { registerRecordsImport } from '../../../main/adapters/cli/occupations-import.ts'
import type { ImportedRecords } from '../../../shared/contract/occupations-answers.ts'
import type { MessageParams } from '../../../shared/messages/catalogue.ts'
import { translateWith } from '../../../shared/messages/index.ts'

const READ: ImportedRecords = {
  form: 'list',
  encoding: 'utf-8',
  headings: ['Nom', 'Couleur'],
  columns: { title: 'Nom' },
  missing: [],
  unused: ['Couleur'],
  separators: {},
  remembered: false,
  sample: [],
  records: 0,
  titles: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  import_id: null,
  changes: {},
  locked: {},
  refused: [],
}

/** Runs the command over this report, and returns what it prints and its exit code. */
async function imported(report: ImportedRecords, ...options: readonly string[]) {
  const end = { text: '', code: 0 }
  const occupations = { import: async () => report, previewImport: async () => report }
  const cli = {
    language: 'en',
    anywhere: async () => ({ occupations }),
    say: (key: 'code', params: MessageParams) => translateWith('terminal', 'en', key, params),
    print: (found: ImportedRecords, text: (found: ImportedRecords) => string) => {
      end.text = text(found)
    },
    leaveWith: (code: number) => {
      end.code = code
    },
  } as unknown as Cli
  const program = new Command('vigie').exitOverride()
  registerRecordsImport(program, cli)
  await program.parseAsync(['import', 'records.csv', ...options], { from: 'user' })
  return end
}

describe('the preview of a file', () => {
  it('that cannot be imported so ends like its import, and does not say to run it again', async () => {
    const { text, code } = await imported({ ...READ, missing: ['code'] }, '--preview')
    expect(code).toBe(2)
    expect(text).toContain('--column')
    expect(text).not.toContain('without --preview')
  })

  it('that can be imported says how', async () => {
    const { text, code } = await imported(READ, '--preview')
    expect([code, text]).toEqual([0, expect.stringContaining('without --preview')])
  })
})

it('what nothing takes of a file is named in the preview and after the import', async () => {
  for (const options of [['--preview'], []])
    expect((await imported(READ, ...options)).text).toContain('Not used from the file: Couleur.')
})
