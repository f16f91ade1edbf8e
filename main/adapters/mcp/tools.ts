/** The operations of the contract that an assistant may call, as tools. */
import type { Tool } from '@modelcontextprotocol/sdk/types.js'
import * as z from 'zod'
import type { Language } from '../../../shared/vocabulary.ts'
import { API_ROUTES, type ApiRoute } from '../router/routes.ts'
import { inputText, toolText } from './tool-words.ts'

/** Operations that only look. */
export const READING: readonly string[] = [
  'system.health',
  'system.about',
  'system.log',
  'index.latest',
  'index.history',
  'index.components',
  'index.component',
  'index.articles',
  'index.profiles',
  'jobs.list',
  'jobs.get',
  'jobs.why',
  'runs.list',
  'runs.get',
  'runs.output',
  'figures.list',
  'figures.history',
  'alerts.list',
  'alerts.counts',
  'alerts.get',
  'maintenances.due',
  'maintenances.list',
  'maintenances.get',
  'assets.list',
  'assets.get',
  'analysis.targets',
  'analysis.calls',
  'analysis.call',
  'trades.status',
  'trades.quality',
  'occupations.list',
  'occupations.get',
  'occupations.audit',
]

/** Operations that change something, but neither settings nor what costs money. */
export const CHANGING: readonly string[] = [
  'jobs.trigger',
  'jobs.cancel',
  'jobs.pause',
  'jobs.resume',
  'alerts.read',
  'alerts.snooze',
  'alerts.dismiss',
  'alerts.restore',
  'maintenances.add',
  'maintenances.edit',
  'maintenances.complete',
  'assets.add',
  'assets.edit',
  'analysis.check',
]

/** Fields that would change more than the operation says: settings for one run. */
const WITHHELD: readonly string[] = ['changes', 'sources']

/** A tool, and the operation that it calls. */
export interface OperationTool {
  readonly tool: Tool
  /** Group and name in the contract. */
  readonly path: readonly [string, string]
}

/** Returns the tools in a language, those that change something only if they are allowed. */
export function toolsOf(allowChanges: boolean, language: Language): readonly OperationTool[] {
  const names = allowChanges ? [...READING, ...CHANGING] : READING
  return names.map((name) => {
    const route = API_ROUTES.find((each) => each.name === name)
    if (route === undefined) throw new Error(`the contract has no operation ${name}`)
    const [group = '', operation = ''] = name.split('.')
    return { tool: toolOf(route, language), path: [group, operation] as const }
  })
}

function toolOf(route: ApiRoute, language: Language): Tool {
  const reads = route.method === 'GET'
  return {
    name: route.name.replace('.', '_'),
    description: toolText(route.name, language),
    inputSchema: inputOf(route, language),
    annotations: { readOnlyHint: reads, destructiveHint: !reads, openWorldHint: false },
  }
}

function inputOf({ name: operation, procedure }: ApiRoute, language: Language): Tool['inputSchema'] {
  const { inputSchema } = procedure['~orpc']
  if (inputSchema === undefined) return { type: 'object', properties: {} }
  const schema = z.toJSONSchema(inputSchema as z.core.$ZodType, { io: 'input', unrepresentable: 'any' })
  const { properties = {}, required = [] } = schema
  const offered = Object.entries(properties).flatMap(([name, field]) => {
    if (WITHHELD.includes(name) || typeof field === 'boolean') return []
    const description = inputText(operation, name, language) ?? field.description
    return [[name, { ...field, ...(description !== undefined && { description }) }]]
  })
  return {
    type: 'object',
    properties: Object.fromEntries(offered) as Record<string, object>,
    required: required.filter((name) => !WITHHELD.includes(name)),
    additionalProperties: false,
  }
}
