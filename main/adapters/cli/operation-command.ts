/**
 * A command made from a procedure of the contract: the fields of its input are the arguments and options, with
 * their types, defaults and choices; its answer is printed as JSON, a table or names and values.
 */
import type { AnySchema, InferContractRouterOutputs } from '@orpc/contract'
import { type Command, Option } from 'commander'
import * as z from 'zod'
import { type Contract, contract } from '../../../shared/contract/index.ts'
import { type Cli, command } from './base.ts'
import { pairs, table } from './formatting.ts'
import { changesFrom, collected, decimal, wholeNumber } from './options.ts'

type Outputs = InferContractRouterOutputs<Contract>

/** What the contract does not say about a command. */
export interface OperationCommand<Output> {
  /** The command and its arguments, each a field of the input: `show <id>`. */
  readonly usage: string
  readonly example: string
  /** The fields that the command names differently: option or argument by field. */
  readonly names?: Readonly<Record<string, string>>
  /** Takes the fields that are not arguments as `--set field=value`. */
  readonly set?: true
  /** Defaults that differ from the contract's, by field. */
  readonly defaults?: Readonly<Record<string, number>>
  /** The text for a terminal; by default a table of the items, or names and values. */
  readonly text?: (output: Output) => string
}

/** Adds a command that calls `client[group][name]`. */
export function operation<Group extends keyof Contract, Name extends string & keyof Contract[Group]>(
  parent: Command,
  cli: Cli,
  [group, name]: readonly [Group, Name],
  plan: OperationCommand<Name extends keyof Outputs[Group] ? Outputs[Group][Name] : never>,
): void {
  define(parent, cli, { group, name, plan })
}

interface Named {
  readonly group: keyof Contract
  readonly name: string
  readonly plan: OperationCommand<never>
}

function define(parent: Command, cli: Cli, { group, name, plan }: Named): void {
  const fields = fieldsOf(contract[group], name, plan.names ?? {})
  const added = command(parent, plan.usage, plan.example)
  const byArgument = added.registeredArguments.map((argument) => {
    return fields.find((field) => field.name === argument.name())
  })
  const optional = fields.filter((field) => !byArgument.includes(field))
  if (plan.set) added.addOption(new Option('--set <field=value>').argParser(collected).default([]))
  else for (const field of optional) added.addOption(optionOf(field, plan.defaults?.[field.key]))

  added.action(async (...given: readonly unknown[]) => {
    const values = given[byArgument.length] as Readonly<Record<string, unknown>>
    const input: Record<string, unknown> = plan.set ? changesFrom(values.set as readonly string[]) : {}
    if (!plan.set) for (const { key, attribute } of optional) input[key] = values[attribute]
    byArgument.forEach((field, at) => {
      if (field !== undefined) input[field.key] = argumentValue(field, given[at] as string | undefined)
    })
    const client = await cli.anywhere()
    const call = Reflect.get(client[group], name) as (input: object) => Promise<object>
    const defined = Object.entries(input).filter(([, value]) => value !== undefined)
    const text = (plan.text ?? defaultText) as (output: object) => string
    cli.print(await call(Object.fromEntries(defined)), text)
  })
}

interface Field {
  readonly key: string
  /** The name on the command line: `asset` for `asset_id`. */
  readonly name: string
  /** Where commander keeps its value. */
  readonly attribute: string
  readonly type: z.core.$ZodType
  readonly byDefault: unknown
}

function fieldsOf(
  group: Contract[keyof Contract],
  name: string,
  names: Readonly<Record<string, string>>,
): readonly Field[] {
  const { inputSchema } = (Reflect.get(group, name) as { '~orpc': { inputSchema?: AnySchema } })['~orpc']
  if (!(inputSchema instanceof z.ZodObject)) return []
  return Object.entries(inputSchema.shape as Record<string, z.core.$ZodType>).map(([key, schema]) => {
    const own = names[key] ?? key.replace(/(?<=.)_id$/, '').replaceAll('_', '-')
    const attribute = new Option(`--${own}`).attributeName()
    return { key, name: own, attribute, ...unwrapped(schema) }
  })
}

/** Returns the type inside `optional`, `default` and `nullable`, with the default. */
function unwrapped(schema: z.core.$ZodType): Pick<Field, 'type' | 'byDefault'> {
  if (schema instanceof z.ZodDefault) {
    return { ...unwrapped(schema.def.innerType), byDefault: schema.def.defaultValue }
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrapped(schema.def.innerType)
  return { type: schema, byDefault: undefined }
}

/** What stands for the value of an option in the help, if it is not named like the option. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  asset: 'id',
  cost: 'count',
  days: 'count',
  from: 'day',
  limit: 'count',
  notes: 'text',
  on: 'day',
  search: 'text',
  to: 'day',
}

function optionOf({ name, type, byDefault }: Field, own: number | undefined): Option {
  if (type instanceof z.ZodBoolean) return new Option(`--${name}`)
  const option = new Option(`--${name} <${PLACEHOLDERS[name] ?? name}>`)
  const choices = choicesOf(type)
  if (choices.length > 0) option.choices(choices)
  if (type instanceof z.ZodNumber) option.argParser(numberParser(name, type))
  const value = own ?? byDefault
  return value === undefined ? option : option.default(value)
}

const numberParser = (name: string, type: z.ZodNumber) =>
  (type.format ?? '').includes('int') ? wholeNumber(name) : decimal(name)

function choicesOf(type: z.core.$ZodType): readonly string[] {
  if (type instanceof z.ZodEnum) return type.options.map(String)
  return type instanceof z.ZodUnion ? type.options.flatMap(choicesOf) : []
}

/** An id is coerced by the contract, whose message names it. */
function argumentValue({ name, type }: Field, text: string | undefined): unknown {
  const isNumber = type instanceof z.ZodNumber && type.def.coerce !== true
  return isNumber && text !== undefined ? numberParser(name, type)(text) : text
}

/** Returns the items of an answer as a table of their plain fields; another answer as names and values. */
export function defaultText(answer: object): string {
  const { items } = answer as { readonly items?: readonly object[] }
  if (!Array.isArray(items)) return pairs(Object.entries(answer).map(([key, value]) => [key, cell(value)]))
  const columns = Object.entries(items[0] ?? {}).filter(([, value]) => !isObject(value))
  const headings = columns.map(([key]) => key)
  return table(
    headings,
    items.map((item) => headings.map((key) => cell(Reflect.get(item, key)))),
  )
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

function cell(value: unknown): string {
  if (Array.isArray(value) && !value.some(isObject)) return value.join(', ')
  return isObject(value) ? JSON.stringify(value) : String(value ?? '-')
}
