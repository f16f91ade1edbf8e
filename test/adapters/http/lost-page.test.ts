/** An address of the REST listener where nothing is. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
})
afterAll(() => instance.stop())

const asked = (path: string, headers: Record<string, string>) => fetch(`${instance.url}${path}`, { headers })

test.each([
  ['fr-FR,fr;q=0.9', 'Il n’y a rien à cette adresse.', 'Ouvrir le panneau de Vigie'],
  ['en', 'Nothing is at this address.', 'Open the panel of Vigie'],
])('a browser that asks in %s is led to the panel', async (language, says, link) => {
  const answer = await asked('/some/where', { accept: 'text/html,*/*;q=0.8', 'accept-language': language })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  const page = await answer.text()
  expect(page).toContain(says)
  expect(page).toContain(`<a href="/">${link}</a>`)
})

test.each([
  ['/some/where', '*/*'],
  ['/api/v1/nothing', 'text/html'],
  ['/metrics', 'text/html'],
])('a program that asks for %s and accepts %s gets a problem document', async (path, accept) => {
  const answer = await asked(path, { accept })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
})
