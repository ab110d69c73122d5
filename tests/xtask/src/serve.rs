//! `cargo xtask serve`: the console together with the stand-in scheduler, on one origin.

use std::{
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
};

use crate::{
    build::{self, Profile},
    failure::Failure,
    project::Project,
    run, stand_in,
};

/// What a person may choose.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Choices {
    pub(crate) port: u16,
    pub(crate) data: Option<PathBuf>,
    pub(crate) profile: Profile,
}

/// Builds what is missing and serves until Ctrl-C.
pub(crate) fn serve(project: &Project, choices: &Choices) -> Result<(), Failure> {
    port_is_free(choices.port)?;
    build::build(project, choices.profile)?;
    let data = choices.data.clone().unwrap_or_else(|| project.root().join("data"));
    let stand_in = stand_in::build(project)?.command(choices.port, &data, &project.dist());
    println!("Starting it. Ctrl-C ends it.\n");
    run::instead_of_us(stand_in)
}

/// Said before the long steps, not after them.
fn port_is_free(port: u16) -> Result<(), Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|source| Failure::Port { port, source })
}
