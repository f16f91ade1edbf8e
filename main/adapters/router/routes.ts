/** The operations of the contract at their addresses. */
import {
  type AnyContractProcedure,
  type AnyContractRouter,
  type AnySchema,
  isContractProcedure,
} from '@orpc/contract'
import * as z from 'zod'
import { contract } from '../../../shared/contract/index.ts'
import { withoutDefault } from '../../../shared/setting-path.ts'

/** One operation of the contract at its address. */
export interface ApiRoute {
  readonly method: string
  /** Path below the prefix, with the names of its variable parts in braces. */
  readonly address: string
  /** Names of the parts of the path in braces. */
  readonly parameters: readonly string[]
  /** Fields that are numbers. Path and query carry them as text, which the contract turns into numbers. */
  readonly numbers: readonly string[]
  /** The fields of its input; empty if it takes nothing, or anything but an object. */
  readonly fields: readonly string[]
  /** Whether the operation takes anything at all. */
  readonly hasInput: boolean
  /** Whether it answers a stream of events. */
  readonly streams: boolean
  /** Of the operation in the contract, such as `jobs.create`. */
  readonly name: string
  readonly pattern: RegExp
  readonly procedure: AnyContractProcedure
}

/** Every operation of the contract. */
export const API_ROUTES: readonly ApiRoute[] = routesOf(contract, [])

function routesOf(part: AnyContractRouter, path: readonly string[]): readonly ApiRoute[] {
  if (isContractProcedure(part)) return [described(part, path)]
  return Object.entries(part).flatMap(([name, each]) => routesOf(each, [...path, name]))
}

function described(procedure: AnyContractProcedure, path: readonly string[]): ApiRoute {
  const { route, inputSchema, outputSchema } = procedure['~orpc']
  const address = route.path ?? ''
  const escaped = address.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return {
    method: route.method ?? 'POST',
    address,
    parameters: [...address.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    numbers: numbersIn(inputSchema),
    fields: Object.keys(shapeOf(inputSchema)),
    hasInput: inputSchema !== undefined,
    streams: outputSchema !== undefined && !(outputSchema instanceof z.ZodType),
    name: path.join('.'),
    pattern: new RegExp(`^${escaped.replace(/\{\w+\}/g, '[^/]+')}$`),
    procedure,
  }
}

function numbersIn(input: AnySchema | undefined): readonly string[] {
  const fields = Object.entries(shapeOf(input))
  return fields.filter(([, type]) => withoutDefault(type) instanceof z.ZodNumber).map(([name]) => name)
}

function shapeOf(input: AnySchema | undefined): Readonly<Record<string, z.core.$ZodType>> {
  const bare = input === undefined ? null : withoutDefault(input as z.core.$ZodType)
  return bare instanceof z.ZodObject ? (bare.shape as Readonly<Record<string, z.core.$ZodType>>) : {}
}

/**
 * Returns the read of what an operation changes: at the same address, or at that of the one thing that its path names. Null
 * for reads, for what creates, and for what no single read shows.
 */
export function readOf(change: ApiRoute): ApiRoute | null {
  if (change.method === 'GET') return null
  const [nearest] = API_ROUTES.filter((read) => read.method === 'GET' && shows(read, change)).sort(
    (a, b) => b.address.length - a.address.length,
  )
  return nearest ?? null
}

function shows(read: ApiRoute, change: ApiRoute): boolean {
  if (read.address === change.address) return change.method !== 'POST'
  const sameThing = read.parameters.length > 0 && read.parameters.join() === change.parameters.join()
  return sameThing && change.address.startsWith(`${read.address}/`)
}

/** Returns whether a change answers what its read answers, so that both have the same ETag. */
export function answersAsRead(change: ApiRoute): boolean {
  const read = readOf(change)
  return read !== null && read.procedure['~orpc'].outputSchema === change.procedure['~orpc'].outputSchema
}

/** Operations that create or start nothing, or whose answer is a secret that no database may hold. */
const NOT_REPEATED: ReadonlySet<string> = new Set([
  'assets.previewImport',
  'maintenances.previewImport',
  'readings.previewImport',
  'trades.previewBase',
  'tokens.add',
])

/**
 * Reads whose answer follows from what is asked, in which language, with which right, from what the database and the settings
 * contain, whether the scheduler runs, the zone and the second. Nothing else in memory may change what one of them answers.
 */
const OF_STORED: ReadonlySet<string> = new Set([
  'index.latest',
  'index.history',
  'alerts.list',
  'alerts.counts',
  'runs.list',
])

/** Returns whether an operation answers the same as long as nothing is stored, within a second. */
export const readsStored = ({ name }: ApiRoute): boolean => OF_STORED.has(name)

/** Returns whether an operation takes an Idempotency-Key: it creates or starts something. */
export const takesKey = ({ method, name }: ApiRoute): boolean => method === 'POST' && !NOT_REPEATED.has(name)
