/** The back ends that there are. */
export const storeKinds = ['database', 'disk', 's3'] as const
export type StoreKind = (typeof storeKinds)[number]
