/** The OpenAPI document: it passes a linter, and describes each operation's input, output and errors. */
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, it } from 'vitest'
import { ERRORS } from '../../../shared/error-codes.ts'
import { readDocument } from '../../fuzz/document.ts'

const document = await readDocument()
const named = document.operations.map((operation) => [operation.operationId, operation] as const)

it('passes the linter’s recommended rules without an error, and its examples fit their schemas', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    rules: { 'no-invalid-media-type-examples': 'error', 'no-invalid-parameter-examples': 'error' },
  })
  const source = JSON.stringify(document.plain)
  const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config })
  const errors = problems.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ message, location }) => `${location[0]?.pointer}: ${message}`)).toEqual([])
})

it.each(named)('%s has a summary, examples, and its errors by code', (_name, operation) => {
  expect(operation.summary).toMatch(/\w/)
  for (const parameter of operation.parameters) expect(parameter).toHaveProperty('example')
  const bodies = Object.values(operation.responses).flatMap(({ content = {} }) => Object.entries(content))
  bodies.push(...Object.entries(operation.requestBody?.content ?? {}))
  for (const [type, body] of bodies) if (type === 'application/json') expect(body).toHaveProperty('example')
  for (const status of ['400', '401', '403', '429', '500']) expect(operation.responses).toHaveProperty(status)
})

it.each(named)('%s documents each error under the status of the registry', (_name, operation) => {
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (Number(status) < 400) continue
    const codes = answer['x-codes'] ?? []
    expect(codes).not.toEqual([])
    for (const code of codes) expect(ERRORS[code as keyof typeof ERRORS].status).toBe(Number(status))
  }
})
