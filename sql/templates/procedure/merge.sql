{! The procedure runs inside the step's transaction: it cannot commit, nor truncate, which would. Under
   the ledger's lock it may run twice one after the other, so it must bear that. !}
call {procedure}({#list arguments}{it}{/list});
