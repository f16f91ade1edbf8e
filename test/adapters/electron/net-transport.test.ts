import { describe } from 'vitest'
import { electronTransport } from '../../../main/adapters/electron/net-transport.ts'
import { httpContract } from '../../contract/http.ts'
import { standInNet } from '../../helpers/stand-in-net.ts'

describe('the client over Electron’s network stack', () => {
  httpContract(() => electronTransport(standInNet))
})
