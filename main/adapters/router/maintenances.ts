import { procedures } from './procedures.ts'

const { maintenances } = procedures

export const maintenancesRouter = {
  list: maintenances.list.handler(({ input, context }) => context.services.maintenances.list(input)),
  due: maintenances.due.handler(({ input, context }) => context.services.maintenances.due(input.days)),
  add: maintenances.add.handler(({ input, context }) => context.services.maintenances.add(input)),
  previewImport: maintenances.previewImport.handler(({ input, context: { services, language } }) =>
    services.imports.preview('maintenances', input, language),
  ),
  acceptImport: maintenances.acceptImport.handler(({ input, context: { services, language } }) =>
    services.imports.accept('maintenances', input.token, language),
  ),
  export: maintenances.export.handler(({ input, context }) =>
    context.services.exports.maintenances(input.format),
  ),
  get: maintenances.get.handler(({ input, context }) => context.services.maintenances.get(input.id)),
  edit: maintenances.edit.handler(({ input: { id, ...changes }, context }) =>
    context.services.maintenances.edit(id, changes),
  ),
  complete: maintenances.complete.handler(({ input: { id, ...done }, context }) =>
    context.services.maintenances.complete(id, done),
  ),
  remove: maintenances.remove.handler(({ input, context }) => context.services.maintenances.remove(input.id)),
}
