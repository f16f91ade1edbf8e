/** Secrets of own jobs, in whole instances against servers and programs that repeat them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addJob, ownInstance, ran } from '../../../helpers/own-jobs.ts'
import { httpServer } from '../../../servers/loopback.ts'

const running = ownInstance()

function logOf({ folder }: { readonly folder: string }): string {
  const logs = join(folder, 'logs')
  return readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('')
}

const figure = (name: string, from: string, at = '') => ({ name, from, at })

test('no credential of the settings is in errors, what is kept, figures or the log', async () => {
  const secret = 'sk-very-secret-1234'
  const echo = await httpServer((request, response) => {
    response.end(JSON.stringify({ echo: request.headers.authorization, at: request.url }))
  })
  const instance = running()
  const settings = {
    url: `${echo.replace('://', '://me:hunter22@')}/x?api_key=${secret}`,
    headers: { Authorization: secret },
    checks: [{ from: 'json', at: '$.echo', operator: 'equals', value: 'no' }],
    figures: [figure('echo', 'json', '$.echo')],
  }
  await addJob(instance, 'echo-1', { kind: 'http', settings })
  const run = await ran(instance, 'echo-1')
  expect(run.outcome).toBe('failed')
  const client = instance.application.client('en')
  const said = JSON.stringify([
    run,
    await client.runs.output({ id: run.id }),
    await client.figures.list({ job_id: 'echo-1' }),
  ])
  const logged = logOf(instance)
  expect(logged).toContain('fails the check')
  expect(said + logged).not.toContain(secret)
  expect(said + logged).not.toContain('hunter22')
  expect(said).toContain('[redacted]')
})

test('the credentials of an address are nowhere, however the server repeats them', async () => {
  const echo = await httpServer(({ headers, url = '' }, response) => {
    const signed = String(headers.authorization)
    const key = new URL(url, 'http://x').searchParams.get('api_key')
    const parts = [url, signed, atob(signed.slice(6)), key, 'x'.repeat(100)].join(' ')
    response.setHeader('x-echo', signed)
    response.end(JSON.stringify({ parts, signed, long: `${'y'.repeat(150)}${key}${'z'.repeat(100)}` }))
  })
  const instance = running()
  const settings = {
    url: `${echo.replace('://', '://jean:mot%2Fsecret42@')}/x?api_key=cl%C3%A9%2Bsecr%C3%A8te`,
    checks: [{ from: 'json', at: '$.parts', operator: 'equals', value: 'no' }],
    figures: [
      figure('echo', 'json', '$.parts'),
      figure('signed', 'header', 'x-echo'),
      figure('cut', 'json', '$.long'),
      figure('part', 'text', 'api_key=([^& ]+)'),
    ],
  }
  await addJob(instance, 'echo-2', { kind: 'http', settings })
  const run = await ran(instance, 'echo-2')
  const client = instance.application.client('en')
  const output = await client.runs.output({ id: run.id })
  const figures = await client.figures.list({ job_id: 'echo-2' })
  const said = JSON.stringify([run, output, figures]) + logOf(instance)
  expect(output.text).toContain('/x?api_key=[redacted] Basic [redacted] [redacted] [redacted]')
  for (const part of ['secret42', btoa('jean:mot/secret42'), 'clé+s', 'cl%C3%A9', 'clé']) {
    expect(said).not.toContain(part)
  }
})

test('the credentials in an argument of a program are not in what it says', async () => {
  const instance = running()
  const settings = {
    program: process.execPath,
    arguments: ['-e', 'console.log(new URL(process.argv[1]).password)', 'postgres://app:motsecret42@db/x'],
  }
  await addJob(instance, 'echo-3', { kind: 'command', settings })
  const { id } = await ran(instance, 'echo-3')
  const { text } = await instance.application.client('en').runs.output({ id })
  expect(text.trim()).toBe('[redacted]')
})

test('the address of a calendar is not in the refusal of an answer that repeats it', async () => {
  const echo = await httpServer(({ headers, url }, response) => {
    response.end(`${url} ${headers['x-key']} is no calendar`)
  })
  const instance = running()
  const settings = { calendar_url: `${echo}/private-4242/basic.ics`, headers: { 'X-Key': 'cle-secrete' } }
  await addJob(instance, 'echo-4', { kind: 'calendar', settings })
  const run = await ran(instance, 'echo-4')
  const said = JSON.stringify(run) + logOf(instance)
  expect(said).toContain('[redacted] [redacted] is no')
  expect(said).not.toMatch(/private-4242|cle-secrete/)
})
