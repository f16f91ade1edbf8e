import { RPCHandler } from '@orpc/server/message-port'
import type { ErrorSetting } from '../router/errors.ts'
import type { folderClient } from '../socket/client.ts'
import { relayRouter } from '../socket/relay.ts'
import type { PortAnswerer } from './window-endpoint.ts'

/** Answers the window from an instance in another process, so that the panel works unchanged. */
export function relayAnswerer(
  client: ReturnType<typeof folderClient>,
  setting: () => ErrorSetting,
): PortAnswerer {
  const handler = new RPCHandler(relayRouter(client, setting))
  return (port) => handler.upgrade(port)
}
