/** So many VMs are changed together at most: more would be more than a user can review. */
export const MOST_VMS = 50;
