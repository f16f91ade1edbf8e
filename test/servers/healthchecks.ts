/**
 * A Healthchecks server as its documents and its source describe it: a check by UUID, or by ping key and slug; 404 for an
 * unknown one, 400 for a run id that is no UUID, 409 for an ambiguous slug, 201 for one that `create=1` made.
 */
import { randomUUID } from 'node:crypto'
import { type ReceivedCall, type ReceiverAnswer, receiver } from './receiver.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

interface TakenSign {
  readonly action: string
  readonly rid: string | null
  readonly body: string
}

export async function healthchecksServer() {
  const uuid = randomUUID()
  const signs: TakenSign[] = []
  const judge = ({ path, body }: ReceivedCall): readonly [number, string] => {
    const { pathname, searchParams } = new URL(path, 'http://localhost')
    const [, check = '', second = '', third = ''] = pathname.split('/')
    const bySlug = check === 'pingkey0123456789abcd'
    const action = (bySlug ? third : second) || 'success'
    const rid = searchParams.get('rid')
    if (!bySlug && check !== uuid) return [404, 'not found']
    if (bySlug && second === 'twice') return [409, 'ambiguous slug']
    if (bySlug && second === 'new' && searchParams.get('create') !== '1') return [404, 'not found']
    if (!['success', 'start', 'fail', 'log'].includes(action)) return [404, 'not found']
    if (rid !== null && !UUID.test(rid)) return [400, 'invalid uuid format']
    signs.push({ action, rid, body })
    return bySlug && second === 'new' ? [201, 'Created'] : [200, 'OK']
  }
  const answer: ReceiverAnswer = (response, call) => {
    const [status, text] = judge(call)
    response.writeHead(status).end(text)
  }
  const { origin, received } = await receiver(answer)
  return { origin, url: `${origin}/${uuid}`, signs, received }
}
