/** Adds and removes jobs. */
import { ORPCError } from '@orpc/client'
import { Option } from 'commander'
import { VigieError } from '../../../shared/errors.ts'
import { type JobCreation, jobDefinitionSchema, REPEATABLE_KINDS } from '../../../shared/job.ts'
import type { ErrorData } from '../../../shared/problem.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { changedDefinition } from '../../core/jobs/definition.ts'
import { type Cli, command, type Register } from './base.ts'
import { changedJobText } from './jobs.ts'
import { operation } from './operation-command.ts'
import { collected, patchFrom } from './options.ts'
import { choiceOption } from './spoken-input.ts'

interface CreateOptions {
  readonly kind: (typeof REPEATABLE_KINDS)[number]
  readonly template?: string
  readonly set: readonly string[]
}

/** Adds `create` and `remove`, for jobs beside those that Vigie has by itself. */
export const register: Register = (program, cli) => {
  command(
    program,
    'create [job]',
    'vigie create scanner --kind analysis --set settings.url=http://scanner:3001',
  )
    .addOption(
      choiceOption(
        new Option('--kind <kind>'),
        { language: cli.language, group: 'jobs' },
        'kind',
        REPEATABLE_KINDS,
      ).makeOptionMandatory(),
    )
    .addOption(new Option('--template <name>'))
    .addOption(new Option('--set <path=value>').argParser(collected).default([]))
    .action((id: string | undefined, options: CreateOptions) => create(cli, id, options))

  operation(program, cli, ['jobs', 'remove'], {
    usage: 'remove <job>',
    example: 'scanner',
    names: { id: 'job' },
    running: true,
    text: (_, { id }) => cli.say('job_removed', { job: id }),
  })
}

/** Creates a job from the kind's template and the given settings; the id is by default the template's, the name what Vigie finds. */
async function create(
  cli: Cli,
  id: string | undefined,
  { kind, template: wanted = kind, set }: CreateOptions,
): Promise<void> {
  const { changes, unset: paths } = patchFrom(set, jobDefinitionSchema, {
    language: cli.language,
    group: 'jobs',
  })
  const client = await cli.instance()
  const { templates } = await client.jobs.templates()
  const ofKind = templates.filter(({ definition }) => definition.kind === kind)
  const template = ofKind.find((one) => one.template === wanted)
  if (template === undefined)
    throw unusable('template', 'one_of', { options: ofKind.map((one) => one.template).join(', ') })
  const definition = changedDefinition(template.definition, { ...changes, kind }, Date.now(), {
    paths,
    defaults: {},
  })
  const { name, ...unnamed } = definition
  const creation = changes.name === undefined ? unnamed : { ...unnamed, name }
  const job = await client.jobs
    .create({ id: id ?? template.id, definition: creation as JobCreation })
    .catch((error: unknown) => {
      throw asSet(error)
    })
  cli.print(job, () => changedJobText(cli, job))
}

/** A refused field is named as `--set` has it, without the part of the request it was sent in. */
function asSet(error: unknown): unknown {
  if (!(error instanceof ORPCError) || error.code !== 'invalid_input') return error
  const { params } = error.data as ErrorData
  return new VigieError('invalid_input', {
    ...params,
    field: String(params.field).replace(/^definition\./, ''),
  })
}
