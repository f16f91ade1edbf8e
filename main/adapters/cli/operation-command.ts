/**
 * Commands made from the procedures of the contract: the fields of an input are the arguments and options, and
 * the answer is printed as JSON, a table, a message, or names and values. A procedure that no plan names has a
 * command of its own name.
 */
import type {
  AnyContractProcedure,
  AnySchema,
  InferContractRouterInputs,
  InferContractRouterOutputs,
} from '@orpc/contract'
import { type Command, Option } from 'commander'
import type * as z from 'zod'
import { type Contract, contract } from '../../../shared/contract/index.ts'
import type { AnswerContext } from '../../../shared/field-label.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { AnswerShape } from './answer-shape.ts'
import { answerText, type TableColumn } from './answer-text.ts'
import { type Cli, command } from './base.ts'
import { wordsOf } from './help.ts'
import {
  argumentName,
  argumentValue,
  argumentWord,
  type InputField,
  inputFields,
  optionsOf,
} from './operation-input.ts'
import { changesFrom, collected } from './options.ts'
import { namingOptions } from './refused-option.ts'
import type { VigieClient } from './vigie-client.ts'

type ContractGroup = keyof Contract
type ProcedureName<G extends ContractGroup> = keyof Contract[G] & string
type InputOf<
  G extends ContractGroup,
  N extends ProcedureName<G>,
> = N extends keyof InferContractRouterInputs<Contract>[G]
  ? NonNullable<InferContractRouterInputs<Contract>[G][N]>
  : never
type OutputOf<
  G extends ContractGroup,
  N extends ProcedureName<G>,
> = N extends keyof InferContractRouterOutputs<Contract>[G]
  ? InferContractRouterOutputs<Contract>[G][N]
  : never
/** The items of an answer's lists. */
type ItemOf<T> = { [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item : never }[keyof T]

/** How the answer of a procedure is printed; by default as `answerText` does. */
interface AnswerPlan<Output, Input> {
  readonly text?: (output: Output, input: Input) => string
  /** What is said beside the answer, on standard error: a script reads the answer alone. */
  readonly note?: (output: Output) => string
  /** The columns of the table of its items. */
  readonly columns?: readonly TableColumn<ItemOf<Output>>[]
  /** Replaces printing, for an answer that has to be followed. */
  readonly follow?: (output: Output, client: VigieClient) => Promise<void>
}

/** What the contract does not say about a command. */
export interface OperationPlan<G extends ContractGroup, N extends ProcedureName<G>>
  extends AnswerPlan<OutputOf<G, N>, InputOf<G, N>> {
  /** The command and its arguments, each a field: `show <id>`. By default the procedure's name and its path. */
  readonly usage?: string
  /** What follows the command's words in its example. */
  readonly example?: string
  /** The fields that the command names differently. */
  readonly names?: Readonly<Partial<Record<string, string>>>
  /** Takes the fields that are not arguments as `--set field=value`. */
  readonly set?: true
  /** Defaults that differ from the contract's. */
  readonly defaults?: Partial<InputOf<G, N>>
  /** Fields of which only one may be given. */
  readonly exclusive?: readonly [string, string]
  /** Needs a running instance; by default the data folder is enough. */
  readonly running?: true
  /** Changes the input before it is sent, for example to an absolute path. @throws VigieError invalid_input */
  readonly prepare?: (input: InputOf<G, N>) => InputOf<G, N> | Promise<InputOf<G, N>>
  /** The procedure called if the optional argument is left out. */
  readonly without?: {
    [M in ProcedureName<G>]: AnswerPlan<OutputOf<G, M>, InputOf<G, M>> & {
      readonly procedure: M
      readonly defaults?: Partial<InputOf<G, M>>
      /** A word that stands for no argument, as other groups have a command of that name. */
      readonly word?: string
    }
  }[ProcedureName<G>]
}

/** A plan for each procedure; null if a command made by hand calls it. */
export type OperationPlans<G extends ContractGroup> = {
  readonly [N in ProcedureName<G>]?: OperationPlan<G, N> | null
}

/** A plan and its procedures without their types: names are data from here on. */
interface AnyAnswerPlan {
  readonly text?: (output: object, input: object) => string
  readonly note?: (output: object) => string
  readonly columns?: readonly TableColumn<object>[]
  readonly follow?: (output: object, client: VigieClient) => Promise<void>
}
interface AnyPlan extends AnyAnswerPlan {
  readonly usage?: string
  readonly example?: string
  readonly names?: Readonly<Record<string, string>>
  readonly set?: true
  readonly defaults?: Readonly<Record<string, unknown>>
  readonly exclusive?: readonly [string, string]
  readonly running?: true
  readonly prepare?: (input: object) => object | Promise<object>
  readonly without?: AnyAnswerPlan & {
    readonly procedure: string
    readonly defaults?: Readonly<Record<string, unknown>>
    readonly word?: string
  }
}

/** A procedure as one of the two that a command may call. */
interface CommandTarget {
  readonly name: string
  readonly fields: readonly InputField[]
  readonly output: AnySchema | undefined
  readonly plan: AnyAnswerPlan
}

/** Adds a command for each procedure of a group: those with a plan first, in the order of the plans. */
export function operations<G extends ContractGroup>(
  parent: Command,
  cli: Cli,
  group: G,
  plans: OperationPlans<G>,
): void {
  const planned = Object.entries(plans as Readonly<Record<string, AnyPlan | null>>)
  const others = Object.keys(contract[group]).filter((name) => !(name in plans))
  for (const [name, plan] of [...planned, ...others.map((name) => [name, {}] as const)]) {
    if (plan !== null) define(parent, cli, group, name, plan)
  }
}

/** Adds one command that calls `client[group][name]`, and returns it. */
export function operation<G extends ContractGroup, N extends ProcedureName<G>>(
  parent: Command,
  cli: Cli,
  [group, name]: readonly [G, N],
  plan: OperationPlan<G, N>,
): Command {
  return define(parent, cli, group, name, plan as unknown as AnyPlan)
}

function define(parent: Command, cli: Cli, group: ContractGroup, name: string, plan: AnyPlan): Command {
  const target = (of: string, answer: AnyAnswerPlan): CommandTarget => {
    const { inputSchema, outputSchema } = procedure(group, of)
    return { name: of, fields: inputFields(inputSchema, plan.names), output: outputSchema, plan: answer }
  }
  const one = target(name, plan)
  const all = plan.without === undefined ? one : target(plan.without.procedure, plan.without)
  const usage = plan.usage ?? usageOf(group, name)
  const words = [wordsOf(parent), usage.split(' ')[0], plan.example].filter(Boolean)
  const added = command(parent, usage, `vigie ${words.join(' ')}`)
  const byArgument = added.registeredArguments.map((argument) => {
    return one.fields.find((field) => field.name === argument.name())
  })
  const defaults: Readonly<Record<string, unknown>> = { ...plan.without?.defaults, ...plan.defaults }
  const optional = [...new Map([...all.fields, ...one.fields].map((field) => [field.key, field])).values()]
    .filter(({ key }) => !byArgument.some((field) => field?.key === key))
    .map((field) => ({ field, ...optionsOf(field, { group, language: cli.language }, defaults[field.key]) }))
  if (plan.set) added.addOption(new Option('--set <field=value>').argParser(collected).default([]))
  else for (const { options } of optional) for (const option of options) added.addOption(option)
  const renamed = Object.fromEntries(
    optional
      .filter(({ field: { key, name }, options }) => options.length === 1 && argumentName(key) !== name)
      .map(({ field: { key, name } }) => [key, `--${name}`]),
  )
  const argumentNames = Object.fromEntries(
    byArgument.flatMap((field) => (field === undefined ? [] : [[field.key, argumentWord(field, cli)]])),
  )
  exclude(plan.exclusive?.map((key) => optional.find(({ field }) => field.key === key)) ?? [])

  return added.action(async (...typed: readonly unknown[]) => {
    const given = typed.map((word) => (word === plan.without?.word ? undefined : word))
    const values = given[byArgument.length] as Readonly<Record<string, unknown>>
    const called = byArgument.length > 0 && given[0] === undefined ? all : one
    const reader = { group, language: cli.language }
    const settable = optional.map(({ field }) => field.key)
    const input: Record<string, unknown> = plan.set
      ? settingsOf(values.set as readonly string[], settable, procedure(group, name), reader)
      : {}
    for (const { field, options, read } of plan.set ? [] : optional) {
      if (called.fields.some(({ key }) => key === field.key)) input[field.key] = read(values, reader)
      else assertNotGiven(added, options, called === one)
    }
    const named: Record<string, unknown> = {}
    byArgument.forEach((field, at) => {
      const text = given[at] as string | readonly string[] | undefined
      if (field === undefined || called !== one) return
      named[field.key] =
        text === undefined
          ? defaults[field.key]
          : argumentValue({ ...field, name: argumentWord(field, cli) }, text, reader)
    })
    if (!plan.set && called === one) assertChanges(procedure(group, name).route, optional, input)
    Object.assign(input, named)
    const client = await (plan.running ? cli.instance() : cli.anywhere())
    const defined = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const call = Reflect.get(client[group], called.name) as CalledOperation
    const sent = (await plan.prepare?.(defined)) ?? defined
    const answer = await namingOptions({ ...(!plan.set && renamed), ...argumentNames }, () =>
      call(sent, { signal: cli.signal }),
    )
    const { text, note, columns, follow } = called.plan
    if (follow !== undefined) return follow(answer, client)
    cli.print(answer, (found) =>
      text === undefined
        ? answerText(cli, found, { group, columns, schema: called.output as AnswerShape })
        : text(found, sent),
    )
    if (note !== undefined) cli.note(note(answer))
  })
}

type CalledOperation = (input: object, options: { readonly signal: AbortSignal }) => Promise<object>

function procedure(group: ContractGroup, name: string) {
  return (Reflect.get(contract[group], name) as AnyContractProcedure)['~orpc']
}

/**
 * Reads `--set field=value`.
 * @throws VigieError invalid_input for what is no field, and if nothing is set although the command only changes things
 */
function settingsOf(
  assignments: readonly string[],
  fields: readonly string[],
  { inputSchema, route }: ReturnType<typeof procedure>,
  reader: AnswerContext,
): Record<string, unknown> {
  const names = { fields: fields.join(', ') }
  if (assignments.length === 0 && route.method === 'PATCH') throw unusable('set', 'nothing_set', names)
  const settings = changesFrom(assignments, inputSchema as z.core.$ZodType, reader)
  const unknown = Object.keys(settings).find((key) => !fields.includes(key))
  if (unknown !== undefined) throw unusable(unknown, 'no_field', names)
  return settings
}

/** @throws VigieError invalid_input if no option of a command is given that only changes things */
function assertChanges(
  { method }: ReturnType<typeof procedure>['route'],
  optional: readonly { readonly options: readonly Option[] }[],
  input: Readonly<Record<string, unknown>>,
): void {
  if (method !== 'PATCH' || Object.values(input).some((value) => value !== undefined)) return
  const names = optional.flatMap(({ options }) => options.map(({ long }) => long ?? ''))
  if (names.length > 0) throw unusable('options', 'no_option', { options: names.join(', ') })
}

/** The procedure's name, and the fields of its path as arguments: `remove <id>`. */
function usageOf(group: ContractGroup, name: string): string {
  const { path = '' } = procedure(group, name).route
  const word = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const fields = [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => `<${argumentName(field)}>`)
  return [word, ...fields].join(' ')
}

/** Lets only one of two fields be given. */
function exclude([first, second]: readonly ({ readonly options: readonly Option[] } | undefined)[]): void {
  if (first === undefined || second === undefined) return
  for (const option of second.options) option.conflicts(first.options.map((other) => other.attributeName()))
}

/** An option that the called procedure does not have is refused like one that conflicts with the argument. */
function assertNotGiven(added: Command, options: readonly Option[], hasArgument: boolean): void {
  const given = options.find((option) => added.getOptionValueSource(option.attributeName()) === 'cli')
  const [argument] = added.registeredArguments
  if (given === undefined || argument === undefined) return
  if (!hasArgument) added.error(`missing required argument '${argument.name()}'`)
  added.error(`option '${given.flags}' cannot be used with option '<${argument.name()}>'`)
}
