/** Vigie says that something is wrong with itself, and refuses what would make it so. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { composeProblems } from '../../main/composition/health.ts'
import { VigieError } from '../../shared/errors.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

describe('what is wrong with the instance', () => {
  const problems = (free: number | null, door: VigieError | null) =>
    composeProblems({ dataFolder: '/data', doorProblem: () => door }, () => free)().map(
      (problem) => problem.messageKey,
    )

  it('is nothing with space and an open door', () => {
    expect(problems(5000, null)).toEqual([])
  })

  it('is each of a full disk and a taken port', () => {
    const taken = new VigieError('port_in_use', { port: 8787 })
    expect(problems(3, taken)).toEqual(['health.problem.disk', 'port_in_use'])
  })

  it('is not a disk that tells no figures', () => {
    expect(problems(null, null)).toEqual([])
  })
})

it('an instance with a critical alert is not told to be well, and its health check holds', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'settings.json'), '{"a":')
  const vigie = await startInstance(folder)
  onTestFinished(() => vigie.stop())
  await vigie.application.client('en').alerts.generate({})
  const { code, out } = await vigie.vigie('status')
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('1 critical alert') })
  expect(out).not.toContain('All well')
})

describe('a running instance', () => {
  let vigie: RunningInstance
  beforeAll(async () => {
    vigie = await startInstance()
    return () => vigie.stop()
  })
  const patch = async (door: object) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ changes: { door } })
    return (await (await vigie.ask('/api/v1/settings', { method: 'PATCH', headers, body })).json()) as object
  }

  it('tells a caller which of the door’s settings cannot be, and not that Vigie failed', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    expect(await patch({ host: '0.0.0.0' })).toMatchObject({ status: 409, field: 'door.host' })
    expect(await patch({ port })).toMatchObject({ status: 409, code: 'port_in_use', field: 'door.port' })
  })

  it('is well, and the status succeeds', async () => {
    expect((await vigie.vigie('status')).code).toBe(0)
  })

  it('tells the end of a token beside it, and what its revoking does', async () => {
    const added = await vigie.vigie('tokens', 'add', 'grafana')
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]{43}\n$/) })
    expect(added.err).toContain('expires on')
    expect((await vigie.vigie('tokens', 'revoke', 'grafana')).out).toContain('"grafana" is revoked')
  })

  it('opens itself in clear only for its owner at the machine', async () => {
    expect(await patch({ allow_clear: true, host: '0.0.0.0' })).toMatchObject({ code: 'local_only' })
    expect(await patch({ allow_clear: false })).toMatchObject({ door: { allow_clear: false } })
    expect((await vigie.vigie('settings', 'set', 'door.allow_clear=true')).code).toBe(0)
  })

  it.each([
    ['network.ca_file=/nonexistent/ca.pem', '"network.ca_file"', 'give a file in PEM'],
    ['network.ca_file=ca.pem', '"network.ca_file"', 'from the root'],
    ['network.proxy=foo', '"network.proxy"', 'such as http://proxy.example:3128'],
    ['door.host=999.1.1.1', '"door.host"', 'an IP address of this machine'],
    ['door.roots=["relative"]', '"door.roots[0]"', 'from the root'],
    ['door.roots=["/nowhere"]', '"door.roots[0]"', 'there is nothing at this path'],
    ['scheduler.groups.x y=3', '"scheduler.groups.x y"', 'use lower-case letters'],
  ])('refuses %s with the field and what is accepted', async (assignment, field, remedy) => {
    const { code, err } = await vigie.vigie('settings', 'set', assignment)
    expect(code).toBe(2)
    expect(err).toContain(field.slice(1, -1))
    expect(err).toContain(remedy)
  })

  it('takes a proxy with its address', async () => {
    expect((await vigie.vigie('settings', 'set', 'network.proxy=http://127.0.0.1:3128')).code).toBe(0)
  })

  it('names the settings of the job’s own kind when an unknown one is unset', async () => {
    const settings = { url: 'http://127.0.0.1:9/' }
    await vigie.application.client('en').jobs.create({ id: 'page', definition: { kind: 'http', settings } })
    const { code, err } = await vigie.vigie('jobs', 'unset', 'page', 'settings.nope')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('expected_status') })
    expect(err).not.toContain('profile')
  })

  it('takes no line break into a header of an analysis either', async () => {
    const { code, err } = await vigie.vigie('jobs', 'set', 'analysis', 'settings.headers.Ho=a\nb')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('settings.headers.Ho') })
  })

  it.each([
    [{}, '/api/v1'],
    [{ 'x-forwarded-prefix': '/vigie' }, '/vigie/api/v1'],
    [{ 'x-forwarded-prefix': '//evil.example' }, '/api/v1'],
  ])('names its address in the OpenAPI document behind %j', async (headers, url) => {
    const document = (await (await vigie.ask('/api/v1/openapi.json', { headers })).json()) as object
    expect(document).toMatchObject({ servers: [{ url }] })
  })
})
