import { expect, it } from 'vitest'
import { oncePerRequest } from '../../../main/adapters/http/gates.ts'
import { receivedRequest } from '../../helpers/received-request.ts'

it('asks for the holder of a token once for each request, and anew for the next one', () => {
  let asked = 0
  const holderOf = oncePerRequest(() => {
    asked += 1
    return asked === 1 ? null : { name: 'phone', right: 'read' }
  })
  const [first, second] = [receivedRequest('/'), receivedRequest('/')]
  expect([holderOf(first), holderOf(first), holderOf(second)]).toEqual([
    null,
    null,
    { name: 'phone', right: 'read' },
  ])
})
