/** Settings of the `command` kind: the program, what its end must be, and what is kept of its output. */
import * as z from 'zod'
import { DAY_SECONDS } from '../time/units.ts'
import { checksSchema, figuresSchema, keptBytesSchema, numberRangesSchema } from './figures.ts'

/** Where a check reads in an output. */
const PLACES = ['json', 'text'] as const

/** Where a figure is read. */
const FIGURE_SOURCES = [...PLACES, 'exit_code', 'duration', 'length'] as const

const NUL = String.fromCharCode(0)

/** Text that a system can pass to a program. */
const passable = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => !text.includes(NUL), { error: 'form.plain_lines' })

const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, { error: 'form.variable_name' })

/** The settings of a job that runs a program. */
export const commandSettingsSchema = z.strictObject({
  program: passable(4000)
    .default('')
    .describe('Name or path of the program, or a shell command; empty keeps the job off'),
  arguments: z
    .array(passable(8000))
    .max(200)
    .default([])
    .describe('Each is passed as it is; in a shell command they are $1, $2 and so on'),
  shell: z.boolean().default(false).describe('Run the program as a command of the system’s shell'),
  folder: passable(4000).default('').describe('Working folder; empty: the home folder'),
  environment: z
    .record(variableName, passable(32_000))
    .default({})
    .describe('In addition to PATH, HOME, language and the like; other variables of Vigie are not passed on'),
  success_codes: numberRangesSchema('form.exit_codes')
    .default('0')
    .describe('Exit codes that mean success, for example "0-1"'),
  checks: checksSchema(PLACES),
  figures: figuresSchema(FIGURE_SOURCES),
  timeout_seconds: z
    .int()
    .min(1)
    .max(DAY_SECONDS)
    .default(60)
    .describe('Then the program and its process group are ended'),
  output_kept_bytes: keptBytesSchema
    .default(16_384)
    .describe(
      'How much of an output is kept with its run and read; of a longer one its beginning and its end',
    ),
})

/** Settings of a job that runs a program. */
export type CommandSettings = z.infer<typeof commandSettingsSchema>
