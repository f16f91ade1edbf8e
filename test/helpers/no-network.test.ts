import * as http from 'node:http'
import * as net from 'node:net'
import { expect, test } from 'vitest'
import { httpServer } from '../servers/loopback.ts'

test('an unplanned connection fails by naming where it went', async () => {
  expect(() => net.connect(443, 'far.example')).toThrow('A test asked for the network: far.example:443')
  expect(() => http.get('http://far.example/')).toThrow('far.example:80')
  await expect(fetch('http://far.example/')).rejects.toMatchObject({
    cause: expect.objectContaining({ message: expect.stringContaining('far.example:80') }),
  })
})

test('loopback is open', async () => {
  const base = await httpServer((_, response) => response.end('here'))
  expect(await (await fetch(base)).text()).toBe('here')
})
