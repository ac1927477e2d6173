/** Someone who may sign in to the embedded API. `system:masters` among the groups may do everything. */
export interface User {
  name: string;
  groups: string[];
  token: string;
}
