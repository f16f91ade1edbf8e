/** The tools of `vigie mcp` are described in the language of the person an assistant works for. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { createMcpServer } from '../../../main/adapters/mcp/server.ts'
import { CHANGING, READING, toolsOf } from '../../../main/adapters/mcp/tools.ts'
import { API_ROUTES } from '../../../main/adapters/router/routes.ts'
import { hasKey, translateWith } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'

async function assistant(language: Language) {
  const connect = () => Promise.reject(new Error('nothing is asked here'))
  const server = createMcpServer({ version: '1', allowChanges: true, language, connect })
  const [here, there] = InMemoryTransport.createLinkedPair()
  const client = new Client({ name: 'test', version: '1' })
  await Promise.all([server.connect(there), client.connect(here)])
  onTestFinished(() => client.close())
  return client
}

const operations = [...READING, ...CHANGING]

/** The descriptions that the contract gives to the fields of an operation. */
function describedFields(operation: string): readonly (readonly [string, string])[] {
  const schema = API_ROUTES.find(({ name }) => name === operation)?.procedure['~orpc'].inputSchema
  if (schema === undefined) return []
  const { properties = {} } = z.toJSONSchema(schema as z.core.$ZodType, {
    io: 'input',
    unrepresentable: 'any',
  })
  return Object.entries(properties).flatMap(([name, field]) =>
    typeof field === 'object' && field.description !== undefined ? [[name, field.description] as const] : [],
  )
}

test('tools, their fields, resources and instructions are in French for a French person', async () => {
  const client = await assistant('fr')
  const { tools } = await client.listTools()
  const found = tools.find(({ name }) => name === 'maintenances_complete')
  expect(found?.description).toContain('planifie la suivante d’une récurrence')
  expect(found?.inputSchema.properties).toMatchObject({
    completed_on: { description: 'Aujourd’hui s’il est omis' },
    assignee: { description: 'intervenant' },
  })
  const { resources } = await client.listResources()
  expect(resources.map(({ description }) => description)).toContain('Les maintenances en retard')
  expect(client.getInstructions()).toContain('Les heures sont en ISO 8601')
})

test('every tool is told in words in both languages, as the contract tells it in English', () => {
  for (const name of operations) {
    expect(hasKey('tools', name), name).toBe(true)
    const route = API_ROUTES.find((one) => one.name === name)?.procedure['~orpc'].route
    expect(translateWith('tools', 'en', name as 'jobs.list')).toBe(route?.summary)
    expect(translateWith('tools', 'fr', name as 'jobs.list')).not.toBe(route?.summary)
  }
})

describe('a field that the contract describes', () => {
  test.each(operations)('of %s is described as there in English, and in French', (operation) => {
    const told = (language: Language, field: string) => {
      const { tool } = toolsOf(true, language)[operations.indexOf(operation)] ?? {}
      return Reflect.get(Object(tool?.inputSchema.properties?.[field]), 'description')
    }
    for (const [field, text] of describedFields(operation)) {
      if (field === 'changes' || field === 'sources') continue
      expect(told('en', field), `${operation} ${field}`).toBe(text)
      expect(told('fr', field), `${operation} ${field}`).not.toBe(text)
    }
  })
})
