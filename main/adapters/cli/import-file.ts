/** Importing files: shared by assets, maintenances and readings. */
import { basename } from 'node:path'

import type { Command } from 'commander'
import { Option } from 'commander'
import { fieldLabel } from '../../../shared/field-label.ts'
import {
  GONE_CHOICES,
  type GoneChoice,
  IMPORT_FIELDS,
  IMPORT_MOST_BYTES,
  type ImportResult,
  type ImportSource,
  type ImportSubject,
  MOVED_CHOICES,
  type MovedChoice,
  PAST_CHOICES,
  type PastChoice,
} from '../../../shared/import.ts'
import { translateOr } from '../../../shared/messages/index.ts'
import { TEXT_ENCODINGS, type TextEncoding } from '../../../shared/occupation-import.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { LANGUAGES } from '../../../shared/vocabulary.ts'
import { fold } from '../../core/maintenances/fold.ts'
import { proposedMapping } from '../../core/maintenances/import/mapping.ts'
import { type Cli, command } from './base.ts'
import { readInput } from './files.ts'
import { faultText, isComplete, previewText, resultText } from './import-preview-text.ts'
import { collected, wholeNumber } from './options.ts'
import { namingOptions, type OptionNames } from './refused-option.ts'
import { choiceOption } from './spoken-input.ts'
import type { VigieClient } from './vigie-client.ts'

/** The exit code of a preview that cannot be accepted as it is. */
const CANNOT_BE_IMPORTED = 2

interface ImportOptions {
  readonly accept?: true
  readonly column: readonly string[]
  readonly constant: readonly string[]
  readonly value: readonly string[]
  readonly dates: 'auto' | 'dmy' | 'mdy'
  readonly past?: PastChoice
  readonly gone?: GoneChoice
  readonly moved?: MovedChoice
  readonly sheet?: string
  readonly encoding?: TextEncoding
  readonly headingLine?: number
  readonly asset: string
}

/** The fields of the contract by their options. */
const OPTIONS: OptionNames = {
  mapping: '--column',
  constants: '--constant',
  values: '--value',
  sheet: '--sheet',
  heading_line: '--heading-line',
  asset: '--asset',
}

const EXAMPLES = { maintenances: 'plan.csv', assets: 'plan.csv', readings: 'carnet.csv' } as const

/** Adds `import` to the commands of a subject. */
export function registerImport(parent: Command, cli: Cli, subject: ImportSubject): void {
  const many = (flags: string) => new Option(flags).argParser(collected).default([])
  const reader = { language: cli.language, group: 'imports' }
  const choice = (flags: string, field: string, choices: readonly string[]) =>
    choiceOption(new Option(flags), reader, field, choices)
  const added = command(parent, 'import <file>', `vigie ${subject} import ${EXAMPLES[subject]} --accept`)
    .option('--accept')
    .addOption(many('--column <field=heading>'))
    .addOption(many('--constant <field=text>'))
    .addOption(many('--value <field:value=meaning>'))
    .addOption(choice('--dates <order>', 'date_order', ['auto', 'dmy', 'mdy']).default('auto'))
    .addOption(new Option('--sheet <name>'))
    .addOption(new Option('--heading-line <line>').argParser(wholeNumber('heading-line', cli.language)))
    .addOption(new Option('--encoding <charset>').choices(TEXT_ENCODINGS))
    .addOption(new Option('--asset <name>').default(''))
    .action((file: string, options: ImportOptions) => importFile(cli, subject, file, options))
  if (subject !== 'maintenances') return
  added.addOption(choice('--past <choice>', 'past', PAST_CHOICES))
  added.addOption(choice('--gone <choice>', 'gone_choice', GONE_CHOICES))
  added.addOption(choice('--moved <choice>', 'moved_choice', MOVED_CHOICES))
}

async function importFile(
  cli: Cli,
  subject: ImportSubject,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const client: VigieClient = await cli.anywhere()
  const input = {
    content_base64: (await readInput(file, IMPORT_MOST_BYTES, cli.signal)).toString('base64'),
    file_name: basename(file),
    ...howToRead(subject, options),
  }
  const preview = await namingOptions(OPTIONS, () => client[subject].previewImport(input))
  if (options.accept !== true) {
    cli.print(preview, (shown) => previewText(cli, shown))
    if (!isComplete(preview)) cli.leaveWith(CANNOT_BE_IMPORTED)
    return
  }
  const result: ImportResult = await client[subject].acceptImport({ token: preview.token })
  cli.print(
    { ...result, faults: preview.faults },
    () => `${faultText(cli, preview)}${resultText(cli, result)}`,
  )
}

/** A field is named as the contract does, by the name that lists print, or by a usual heading. What is none is left to the contract. */
function fieldNamed(subject: ImportSubject, text: string): string {
  const wanted = fold(text)
  const namesOf = (field: string) =>
    LANGUAGES.flatMap((language) => [
      fieldLabel({ language, group: 'imports' }, field),
      translateOr(language, `field.${field}`),
    ])
  const found = IMPORT_FIELDS[subject].filter(
    (field) => field === text || namesOf(field).some((name) => fold(name) === wanted),
  )
  const [usual] = Object.keys(proposedMapping(subject, [text]))
  return (found.length === 1 ? found[0] : usual) ?? text
}

/** @throws VigieError invalid_input */
function howToRead(subject: ImportSubject, options: ImportOptions): Partial<ImportSource> {
  const ofField = ([field, text]: readonly [string, string]) => [fieldNamed(subject, field), text] as const
  const values: Record<string, Record<string, string>> = {}
  for (const [place, meaning] of assignments('value', options.value, 'field:value=meaning')) {
    const [, name, value] = /^([^:]+):(.+)$/s.exec(place) ?? []
    if (name === undefined || value === undefined) {
      throw unusable('--value', 'not_assigned', { value: place, form: 'field:value=meaning' })
    }
    const field = fieldNamed(subject, name)
    values[field] = { ...values[field], [value]: meaning }
  }
  return {
    date_order: options.dates,
    asset: options.asset,
    constants: Object.fromEntries(assignments('constant', options.constant, 'field=text').map(ofField)),
    values,
    ...(options.past !== undefined && { past: options.past }),
    ...(options.gone !== undefined && { gone: options.gone }),
    ...(options.moved !== undefined && { moved: options.moved }),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.headingLine !== undefined && { heading_line: options.headingLine }),
    ...(options.column.length > 0 && {
      mapping: Object.fromEntries(assignments('column', options.column, 'field=heading').map(ofField)),
    }),
  }
}

/** Splits each text at its first `=`, that of a value at its last one. @throws VigieError invalid_input */
export function assignments(
  option: string,
  texts: readonly string[],
  form: string,
): (readonly [string, string])[] {
  return texts.map((text) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
    if (name !== undefined && value !== undefined) return [name, value] as const
    throw unusable(`--${option}`, 'not_assigned', { value: text, form })
  })
}
