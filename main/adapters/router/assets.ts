import { procedures } from './procedures.ts'

const { assets } = procedures

export const assetsRouter = {
  list: assets.list.handler(({ input, context }) => context.services.assets.list(input)),
  add: assets.add.handler(({ input, context }) => context.services.assets.add(input)),
  previewImport: assets.previewImport.handler(({ input, context: { services, language } }) =>
    services.imports.preview('assets', input, language),
  ),
  acceptImport: assets.acceptImport.handler(({ input, context: { services, language } }) =>
    services.imports.accept('assets', input.token, language),
  ),
  export: assets.export.handler(({ context }) => context.services.exports.assets()),
  get: assets.get.handler(({ input, context }) => context.services.assets.get(input.id)),
  edit: assets.edit.handler(({ input: { id, ...changes }, context }) =>
    context.services.assets.edit(id, changes),
  ),
  remove: assets.remove.handler(({ input, context }) => context.services.assets.remove(input.id)),
}
